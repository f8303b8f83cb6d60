import { CausewayError } from '#schemas';

/** SQLSTATE of what is the machine's or the server's state, not a mistake: PostgreSQL's appendix A. */
const full = new Set(['53100', '53200', 'ENOSPC']);
const gone = /^(08|57P0|ECONN|EPIPE|ETIMEDOUT)/;

/** What the hub's own database failed with, as one of ours where an operator can do something about it. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof CausewayError) return error;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const said = String(message ?? error);
  if (typeof code === 'string' && full.has(code))
    return new CausewayError('DISK_FULL', { said }, { cause: error });
  const isGone =
    typeof code === 'string' ? gone.test(code) : /terminated|not queryable|Connection ended/i.test(said);
  return isGone ? new CausewayError('STORE_UNREACHABLE', { said }, { cause: error }) : error;
}
