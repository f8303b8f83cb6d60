import { CausewayError } from '#schemas';
import { errorCodeOf, sourceError, toSourceError } from '../errors/index.ts';

/** By SQLSTATE class (PostgreSQL manual, appendix A). */
const byClass: Record<string, 'SOURCE_UNREACHABLE' | 'SOURCE_REFUSED'> = {
  '08': 'SOURCE_UNREACHABLE',
  '53': 'SOURCE_UNREACHABLE',
  '57': 'SOURCE_UNREACHABLE',
  '58': 'SOURCE_UNREACHABLE',
  '28': 'SOURCE_REFUSED',
  '3D': 'SOURCE_REFUSED',
};

/** A table or column that has gone is rubbish: the system no longer is what the source document says. */
export function toDatabaseError(error: unknown): CausewayError {
  if (error instanceof CausewayError) return error;
  const state = errorCodeOf(error);
  if (state === '57014') return sourceError('SOURCE_TIMEOUT', error);
  if (state === '42501') return sourceError('SOURCE_REFUSED', error);
  const code = state !== undefined && /^[0-9A-Z]{5}$/.test(state) ? byClass[state.slice(0, 2)] : undefined;
  if (code !== undefined) return sourceError(code, error);
  return isLostConnection(error) ? sourceError('SOURCE_UNREACHABLE', error) : toSourceError(error);
}

function isLostConnection(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return /connection (terminated|timeout)|timeout (expired|exceeded)|client was closed|not queryable|ended/i.test(
    message,
  );
}
