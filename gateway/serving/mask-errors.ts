import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CausewayError, errorCatalogue, isCausewayError, type ErrorCode } from '#schemas';
import { toErrorEntry } from '../door/index.ts';
import type { QueryResult } from './query-executor.ts';

/** Who gets to see which half of an error. */
export interface MaskedError {
  /** For the caller. */
  answer: GraphQLFormattedError;
  code: ErrorCode;
  /** For the log: the error as one of ours, with what was hidden as its cause; unset where it is logged already. */
  error?: CausewayError;
}

/** Every error of a result, masked. Extensions are built anew: an upstream's own never pass. */
export function maskErrors(result: QueryResult, correlationId: string): MaskedError[] {
  return (result.errors ?? []).map((error) => maskError(error, correlationId));
}

function maskError(error: GraphQLFormattedError, correlationId: string): MaskedError {
  const known = toKnownCode(error.extensions?.code);
  if (known !== undefined && isMaskedAlready(error, correlationId)) {
    return { answer: toAnswer(error, { code: known, sentence: error.message, correlationId }), code: known };
  }
  const ours = toOurError(error);
  const { code, sentence } = ours;
  return { answer: toAnswer(error, { code, sentence, correlationId }), code, error: ours };
}

/** Only the executor knows this request's correlation id; what a resolver threw is an instance of GraphQLError. */
function isMaskedAlready(error: GraphQLFormattedError, correlationId: string): boolean {
  return !(error instanceof GraphQLError) && error.extensions?.correlationId === correlationId;
}

function toAnswer(
  { locations, path }: GraphQLFormattedError,
  said: { code: ErrorCode; sentence: string; correlationId: string },
): GraphQLFormattedError {
  const { message, extensions } = toErrorEntry(said.code, said);
  return {
    message,
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
    extensions: { ...extensions },
  };
}

/**
 * Trusted words are those of our own error class, and those that graphql-js says about the question itself
 * before anything runs (no path). Whatever else a resolver threw may quote an upstream: only its code is kept,
 * where it is one of ours, and said in the catalogue's words.
 */
function toOurError(error: GraphQLFormattedError): CausewayError {
  const ours = findOurError(error);
  if (ours !== undefined) return ours;
  const code = toKnownCode(error.extensions?.code);
  if (error.path === undefined) {
    return new CausewayError(code ?? 'BAD_REQUEST', { reason: error.message }, { cause: error });
  }
  return new CausewayError(code ?? 'INTERNAL', {}, { cause: error });
}

function findOurError(error: GraphQLFormattedError): CausewayError | undefined {
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
