import { afterEach, describe, expect, it } from '@jest/globals';
import { toRecordKey } from '#schemas';
import { buildSchema, graphql as execute } from 'graphql';
import { openTestReader, readRows, serveHttp, type HttpServerForTest } from '../testing/index.ts';

const lamps = Array.from({ length: 5 }, (_, index) => ({ code: `L${index + 1}`, lat: index }));
const schema = buildSchema(`
  type Lamp { code: String! lat: Float! }
  type Lamps { nodes: [Lamp!]! next: String total: Int! }
  type Query { lamps(first: Int, after: String, codes: [String!]): Lamps! }
`);

interface Arguments {
  first?: number;
  after?: string;
  codes?: string[];
}

function findLamps({ first = 100, after, codes }: Arguments) {
  const found = codes ? lamps.filter(({ code }) => codes.includes(code)) : lamps;
  const from = Number(after ?? 0);
  return {
    nodes: found.slice(from, from + first),
    next: from + first < found.length ? String(from + first) : null,
    total: found.length,
  };
}

let server: HttpServerForTest;
afterEach(() => server.close());

async function open(
  query = 'query ($first: Int, $after: String) { lamps(first: $first, after: $after) { nodes { code lat } next total } }',
) {
  server = await serveHttp(async ({ body }) => {
    const { query: source, variables } = JSON.parse(body) as {
      query: string;
      variables: Record<string, unknown>;
    };
    return execute({ schema, source, variableValues: variables, rootValue: { lamps: findLamps } });
  });
  return openTestReader(`
kind: graphql
title: { en: Office }
connection: { url: ${server.url}/graphql }
guard: { retries: 0 }
datasets:
  lamps:
    query: '${query}'
    rows: lamps.nodes
    page: { size: 2, nextPath: lamps.next, totalPath: lamps.total }
    byKeys: { query: 'query ($codes: [String!]) { lamps(codes: $codes) { nodes { code } } }', variable: codes, rows: lamps.nodes }
`);
}

describe('a GraphQL source', () => {
  it('reads page after page', async () => {
    const { reader, read } = await open();
    const { values, total } = await readRows(reader, read('lamps'));
    expect(values).toEqual(lamps);
    expect(total).toBe(5);
    expect(reader.calls).toBe(3);
    await reader.close();
  });

  it('asks for keys in one query', async () => {
    const { reader, read } = await open();
    const rows = await reader.readKeys?.(read('lamps', 'code'), ['L2', 'L9', 'L4'].map(toRecordKey));
    expect(rows?.map(({ value }) => value.code)).toEqual(['L2', 'L4']);
    expect(reader.calls).toBe(1);
    await reader.close();
  });

  it('takes an answer with errors for no answer', async () => {
    const { reader, read } = await open(
      'query ($first: Int, $after: String) { lamp(first: $first, after: $after) { code } }',
    );
    await expect(readRows(reader, read('lamps'))).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
    await reader.close();
  });

  it('by watermark asks for what has changed since, and for everything in a whole reading', async () => {
    const asked: unknown[] = [];
    server = await serveHttp(({ body }) => {
      asked.push((JSON.parse(body) as { variables: unknown }).variables);
      return { data: { lamps: [{ code: 'L1', version: 2000 }] } };
    });
    const { reader, read } = openTestReader(
      `kind: graphql\ntitle: { en: A }\nconnection: { url: "${server.url}" }\ndatasets: { lamps: { query: "query ($since: Int) { lamps }", rows: lamps, since: { variable: since, type: number }, reading: { mode: watermark, field: version } } }`,
    );
    for await (const { watermark } of reader.readAll(read('lamps'))) expect(watermark).toBe('2000');
    for await (const batch of reader.readAll(read('lamps'), undefined, { since: '2000' })) void batch;
    expect(asked).toEqual([{}, { since: 1000 }]);
    await reader.close();
  });
});
