import type { ExecutionResult } from 'graphql';
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

/** Port: answers a question over the unified schema. May throw CausewayError; anything else is masked. */
export interface QueryExecutor {
  execute(request: QueryRequest): Promise<ExecutionResult>;
}

/** Provides the {@link QueryExecutor} in Nest. */
export const QUERY_EXECUTOR = Symbol('QueryExecutor');
