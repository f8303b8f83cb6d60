import { setTimeout as sleep } from 'node:timers/promises';
import { buildSchema, graphql, GraphQLError } from 'graphql';
import { CausewayError } from '#schemas';
import type { QueryExecutor, QueryRequest } from '../serving/index.ts';

const schema = buildSchema(`
  type Query {
    hello: String
    asker: String
    roles: [String!]
    echo(text: String!): String
    sourceDown: String
    upstreamLeak: String
    crash: String
    coded: String
    lying: String
    slow(milliseconds: Int!): String
  }
`);

export const leak = 'connect http://10.1.2.3:5432/insured select "GMSFHM" from T_RK_JBXX';

const root = (request: QueryRequest) => ({
  hello: 'world',
  asker: request.client.id,
  roles: request.client.roles,
  echo: ({ text }: { text: string }) => text,
  sourceDown: () => {
    throw new CausewayError('SOURCE_UNREACHABLE', { dataset: 'water.accounts', body: leak });
  },
  upstreamLeak: () => {
    throw new GraphQLError(leak, { extensions: { http: { url: leak }, stacktrace: [leak] } });
  },
  crash: () => {
    throw new TypeError(leak);
  },
  coded: () => {
    throw new GraphQLError(leak, { extensions: { code: 'SOURCE_TIMEOUT' } });
  },
  lying: () => {
    throw new GraphQLError(leak, { extensions: { code: 'constructor' } });
  },
  slow: async ({ milliseconds }: { milliseconds: number }) => {
    await sleep(milliseconds, undefined, { signal: request.signal });
    return 'late';
  },
});

/** graphql-js itself over a schema that fails in every way that the hub's can. */
export function schemaExecutor(asked: QueryRequest[] = []): QueryExecutor {
  return {
    execute: (request) => {
      asked.push(request);
      const { query, variables, operationName } = request;
      return graphql({
        schema,
        source: query,
        rootValue: root(request),
        variableValues: variables,
        operationName,
      });
    },
  };
}
