import type { GraphQLFormattedError } from 'graphql';
import type { Client } from '../access/index.ts';

export interface QueryRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
  client: Client;
  correlationId: string;
  /** Fires when the caller has gone or the hub stops. */
  signal: AbortSignal;
}

/** graphql-js's own result, or one whose errors the executor has masked and logged already. */
export interface QueryResult {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Port: answers a question over the unified schema. May throw CausewayError; anything else is masked. */
export interface QueryExecutor {
  execute(request: QueryRequest): Promise<QueryResult>;
}

/** Provides the {@link QueryExecutor} in Nest. */
export const QUERY_EXECUTOR = Symbol('QueryExecutor');
