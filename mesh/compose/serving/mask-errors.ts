import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import { CausewayError, errorCatalogue } from '#schemas';
import type { ErrorLog } from '../compose-input.ts';
import { findCausewayError } from './find-causeway-error.ts';

/** A result as a client may see it. */
export interface MaskedResult {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * The result with each error as a code, a sentence, who must act and the correlation id. Whatever else an error
 * carries (an upstream's words, SQL, a stack) goes to the log under that id and nowhere else.
 */
export function maskErrors(
  result: ExecutionResult,
  correlationId: string,
  log: ErrorLog = () => undefined,
): MaskedResult {
  if (!result.errors) return result;
  const errors = result.errors.map((error) => {
    const known = toKnownError(error);
    log(known, correlationId);
    return toFormatted(error, known, correlationId);
  });
  return { ...result, errors };
}

function toFormatted(
  error: GraphQLError,
  known: CausewayError,
  correlationId: string,
): GraphQLFormattedError {
  const { code, sentence } = known;
  const { who } = errorCatalogue[code];
  return {
    message: sentence,
    ...(error.locations && { locations: error.locations }),
    ...(error.path && { path: error.path }),
    extensions: { code, who, correlationId },
  };
}

function toKnownError(error: GraphQLError): CausewayError {
  const ours = findCausewayError(error);
  if (ours) return ours;
  // Without a path it is about the request itself: graphql-js says what is wrong with the client's own words.
  if (error.path === undefined) return new CausewayError('BAD_REQUEST', { reason: error.message });
  return new CausewayError('INTERNAL', {}, { cause: error.originalError ?? error });
}
