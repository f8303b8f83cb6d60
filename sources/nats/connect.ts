import { connect, errors, type NatsConnection } from '@nats-io/transport-node';
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import { explainedError, sourceError, toSourceError } from '../errors/index.ts';
import type { NatsSystem } from './generated/nats.ts';

export type Connection = NatsSystem['connection'];

/** Milliseconds. */
const connectDeadline = 5000;

/** One connection; where it `staysAway` when lost, whoever uses it opens another. */
export async function openConnection({ url, user, password, token }: Connection): Promise<NatsConnection> {
  try {
    return await connect({
      ...{ servers: url, timeout: connectDeadline, reconnect: false, name: 'causeway' },
      ...(token === undefined ? {} : { token }),
      ...(user === undefined ? {} : { user, pass: password ?? '' }),
    });
  } catch (error) {
    throw toNatsError(error, '');
  }
}

/** What the server or its library says, in our words; a request wraps what it failed for. */
export function toNatsError(thrown: unknown, stream: string): Error {
  const error = thrown instanceof errors.RequestError && thrown.cause !== undefined ? thrown.cause : thrown;
  if (error instanceof errors.AuthorizationError || error instanceof errors.UserAuthenticationExpiredError)
    return explainedError('SOURCE_REFUSED', 'it does not accept our credentials', error);
  if (error instanceof errors.PermissionViolationError)
    return explainedError('SOURCE_REFUSED', `our user may not read the stream ${stream}`, error);
  if (error instanceof errors.NoRespondersError)
    return explainedError('SOURCE_REFUSED', 'it has no JetStream for our user', error);
  if (error instanceof JetStreamApiError) return toApiError(error, stream);
  if (isPassing(error)) return sourceError('SOURCE_UNREACHABLE', error);
  return toSourceError(error);
}

function toApiError(error: JetStreamApiError, stream: string): Error {
  if (error.code === JetStreamApiCodes.StreamNotFound)
    return explainedError('SOURCE_REFUSED', `it has no stream ${stream}`, error);
  if (error.code === JetStreamApiCodes.JetStreamNotEnabledForAccount)
    return explainedError('SOURCE_REFUSED', 'it has no JetStream for our user', error);
  return sourceError(error.status >= 500 ? 'SOURCE_UNREACHABLE' : 'SOURCE_REFUSED', error);
}

function isPassing(error: unknown): boolean {
  return [
    errors.ConnectionError,
    errors.ClosedConnectionError,
    errors.TimeoutError,
    errors.DrainingConnectionError,
  ].some((passing) => error instanceof passing);
}
