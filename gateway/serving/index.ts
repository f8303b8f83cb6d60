/** The one question door: POST /graphql, checked, executed by the hub's unified schema, answered in sentences. */
export { GraphqlController } from './graphql-controller.ts';
export { QUERY_EXECUTOR } from './query-executor.ts';
export type { QueryExecutor, QueryRequest, QueryResult } from './query-executor.ts';
export { acceptQuestions, maxBodyBytes, maxQueryCharacters } from './question.ts';
