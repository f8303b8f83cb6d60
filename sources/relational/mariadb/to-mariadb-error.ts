import { CausewayError } from '#schemas';
import { errorCodeOf, sourceError, toSourceError } from '../../errors/index.ts';

type Code = 'SOURCE_UNREACHABLE' | 'SOURCE_REFUSED' | 'SOURCE_TIMEOUT';

/** By the names of MariaDB's error codes. */
const byCode: Record<string, Code> = {
  ...{ ER_ACCESS_DENIED_ERROR: 'SOURCE_REFUSED', ER_DBACCESS_DENIED_ERROR: 'SOURCE_REFUSED' },
  ...{ ER_TABLEACCESS_DENIED_ERROR: 'SOURCE_REFUSED', ER_COLUMNACCESS_DENIED_ERROR: 'SOURCE_REFUSED' },
  ...{ ER_SPECIFIC_ACCESS_DENIED_ERROR: 'SOURCE_REFUSED', ER_BAD_DB_ERROR: 'SOURCE_REFUSED' },
  ...{ ER_HOST_NOT_PRIVILEGED: 'SOURCE_REFUSED', ER_HOST_IS_BLOCKED: 'SOURCE_REFUSED' },
  ...{ ER_MUST_CHANGE_PASSWORD: 'SOURCE_REFUSED', ER_ACCOUNT_HAS_BEEN_LOCKED: 'SOURCE_REFUSED' },
  ...{ HANDSHAKE_SSL_ERROR: 'SOURCE_REFUSED', HANDSHAKE_NO_SSL_SUPPORT: 'SOURCE_REFUSED' },
  ...{ ER_STATEMENT_TIMEOUT: 'SOURCE_TIMEOUT', ER_QUERY_TIMEOUT: 'SOURCE_TIMEOUT' },
  ...{ ER_LOCK_WAIT_TIMEOUT: 'SOURCE_TIMEOUT', ER_LOCK_DEADLOCK: 'SOURCE_UNREACHABLE' },
  ...{ ER_CON_COUNT_ERROR: 'SOURCE_UNREACHABLE', ER_TOO_MANY_USER_CONNECTIONS: 'SOURCE_UNREACHABLE' },
  ...{ ER_SERVER_SHUTDOWN: 'SOURCE_UNREACHABLE', ER_CONNECTION_KILLED: 'SOURCE_UNREACHABLE' },
  ...{ ER_QUERY_INTERRUPTED: 'SOURCE_UNREACHABLE', ER_NEW_ABORTING_CONNECTION: 'SOURCE_UNREACHABLE' },
  ...{ PROTOCOL_CONNECTION_LOST: 'SOURCE_UNREACHABLE', PROTOCOL_PACKETS_OUT_OF_ORDER: 'SOURCE_UNREACHABLE' },
};

/** MariaDB's own number for a statement that was over its time; mysql2 has no name for it. */
const statementTimeout = 1969;

export function toMariadbError(error: unknown): CausewayError {
  if (error instanceof CausewayError) return error;
  if ((error as { errno?: unknown } | null)?.errno === statementTimeout)
    return sourceError('SOURCE_TIMEOUT', error);
  const code = byCode[errorCodeOf(error) ?? ''];
  if (code !== undefined) return sourceError(code, error);
  return isLostConnection(error) ? sourceError('SOURCE_UNREACHABLE', error) : toSourceError(error);
}

function isLostConnection(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return /closed state|connection lost|connection is closed|premature close|pool is closed/i.test(message);
}
