import { readFile } from 'node:fs/promises';
import fastify from 'fastify';
import { buildSchema, graphql } from 'graphql';
import { Register } from '../process/index.ts';
import type { RegisterRow, RunningSystem, SystemStart } from '../process/index.ts';
import { listenGoverned } from './listen-governed.ts';

const definitions = new URL('../../sources/city-management/facilities.graphql', import.meta.url);
const largestPage = 500;

interface PageArguments {
  first: number;
  after?: string | null;
  codes?: string[] | null;
}

interface GraphQLRequest {
  query?: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

function toPage(register: Register, { first, after, codes }: PageArguments) {
  const page: { rows: RegisterRow[]; next: string | null } = codes
    ? { rows: register.ofKeys(codes), next: null }
    : register.after(after, Math.min(first, largestPage));
  return { nodes: page.rows, next: page.next, total: register.total };
}

/** Street facilities: a GraphQL service of the department's own, over HTTP. */
export async function serveCityManagement({ data, port, control }: SystemStart): Promise<RunningSystem> {
  const app = fastify({ bodyLimit: 8 << 20 });
  const schema = buildSchema(await readFile(definitions, 'utf8'));
  const facilities = await Register.read(data, { dataset: 'city-management/facilities', key: 'code' });
  const points = await Register.read(data, { dataset: 'city-management/video-points', key: 'code' });
  const rootValue = {
    facilities: (page: PageArguments) => toPage(facilities, page),
    videoPoints: (page: PageArguments) => toPage(points, page),
  };
  app.post<{ Body: GraphQLRequest }>('/graphql', ({ body }) =>
    graphql({
      schema,
      source: body.query ?? '',
      rootValue,
      variableValues: body.variables,
      operationName: body.operationName,
    }),
  );
  return listenGoverned(app, { port, control });
}
