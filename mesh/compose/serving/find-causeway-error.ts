import { GraphQLError } from 'graphql';
import { isCausewayError } from '#schemas';
import type { CausewayError } from '#schemas';

/** The error of ours that others have wrapped. */
export function findCausewayError(error: unknown, depth = 0): CausewayError | undefined {
  if (isCausewayError(error)) return error;
  if (!(error instanceof Error) || depth > 8) return undefined;
  const inner = [
    error instanceof GraphQLError ? error.originalError : undefined,
    error.cause,
    ...(error instanceof AggregateError ? (error.errors as unknown[]) : []),
  ];
  for (const one of inner) {
    const found = one === undefined ? undefined : findCausewayError(one, depth + 1);
    if (found) return found;
  }
  return undefined;
}
