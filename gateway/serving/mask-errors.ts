import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import { CausewayError, errorCatalogue, isCausewayError, type ErrorCode } from '#schemas';
import { toErrorEntry } from '../door/index.ts';

/** Who gets to see which half of an error. */
export interface MaskedError {
  /** For the caller. */
  answer: GraphQLFormattedError;
  code: ErrorCode;
  /** For the log: the error as one of ours, with what was hidden as its cause. */
  error: CausewayError;
}

/** Every error of a result, masked. Extensions are built anew: an upstream's own never pass. */
export function maskErrors(result: ExecutionResult, correlationId: string): MaskedError[] {
  return (result.errors ?? []).map((error) => maskError(error, correlationId));
}

function maskError(error: GraphQLError, correlationId: string): MaskedError {
  const ours = toOurError(error);
  const { message, extensions } = toErrorEntry(ours.code, { sentence: ours.sentence, correlationId });
  const answer: GraphQLFormattedError = {
    message,
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
    extensions,
  };
  return { answer, code: ours.code, error: ours };
}

/**
 * Trusted words are those of our own error class, and those that graphql-js says about the question itself
 * before anything runs (no path). Whatever else a resolver threw may quote an upstream: only its code is kept,
 * where it is one of ours, and said in the catalogue's words.
 */
function toOurError(error: GraphQLError): CausewayError {
  const ours = findOurError(error);
  if (ours !== undefined) return ours;
  const code = toKnownCode(error.extensions?.code);
  if (error.path === undefined) {
    return new CausewayError(code ?? 'BAD_REQUEST', { reason: error.message }, { cause: error });
  }
  return new CausewayError(code ?? 'INTERNAL', {}, { cause: error });
}

function findOurError(error: GraphQLError): CausewayError | undefined {
  let inner: unknown = error;
  // Bounded: a chain that closes on itself must not hold the request.
  for (let depth = 0; depth < 10 && inner !== undefined && inner !== null; depth++) {
    if (isCausewayError(inner)) return inner;
    inner = (inner as Partial<GraphQLError>).originalError;
  }
  return undefined;
}

function toKnownCode(code: unknown): ErrorCode | undefined {
  return typeof code === 'string' && Object.hasOwn(errorCatalogue, code) ? (code as ErrorCode) : undefined;
}
