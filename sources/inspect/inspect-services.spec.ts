import { connect } from '@nats-io/transport-node';
import { jetstreamManager } from '@nats-io/jetstream';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import { readContract } from '#contracts';
import { parseText } from '#schemas';
import { serveOdata } from '../odata/testing/index.ts';
import { startNats } from '../nats/testing/index.ts';
import { describeWith, findServer, serveHttp } from '../testing/index.ts';
import { inspectSource } from './index.ts';

type Finding = Awaited<ReturnType<typeof inspectSource>>['datasets'][number];

const toTypes = ({ fields }: Finding) => Object.fromEntries(fields.map(({ field, type }) => [field, type]));

function assertAccepted({ contract }: Finding): void {
  expect(readContract(parseText(contract.text, contract.path), []).faults).toEqual([]);
}

const lamps = Array.from({ length: 120 }, (_, at) => ({
  id: `L${at}`,
  watts: at + 0.5,
  lit: at % 2 === 0,
  pole: { height: at },
}));

describe('a GraphQL service with Relay’s connections', () => {
  const schema = buildSchema(`
    type Query { lamps(first: Int, after: String): LampConnection!  lamp(id: ID!): Lamp }
    type LampConnection { nodes: [Lamp!]! pageInfo: PageInfo! totalCount: Int! }
    type PageInfo { endCursor: String hasNextPage: Boolean! }
    type Pole { height: Int }
    type Lamp { id: ID! watts: Float lit: Boolean! pole: Pole neighbours: [Lamp!] }`);
  const page = ({ first = 10, after }: { first?: number; after?: string }) => {
    const from = after === undefined || after === null ? 0 : Number(after);
    const nodes = lamps.slice(from, from + Math.min(first, 50));
    const end = from + nodes.length;
    return {
      nodes,
      totalCount: lamps.length,
      pageInfo: { endCursor: String(end), hasNextPage: end < lamps.length },
    };
  };

  it('is drafted with its query, and read with it to the end', async () => {
    const server = await serveHttp(async ({ body }) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
      return graphql({ schema, source: query, variableValues: variables, rootValue: { lamps: page } });
    });
    const { datasets, companions } = await inspectSource({
      target: `${server.url}/graphql`,
      department: 'office',
    });
    await server.close();
    const [found, ...others] = datasets as [Finding];
    assertAccepted(found);
    expect(others).toEqual([]);
    expect(companions[0]?.text).toContain('type Lamp');
    expect([found.key, found.trial, found.rowsSeen]).toMatchObject([['id'], { rows: 120, kept: 120 }, 120]);
    expect(toTypes(found)).toMatchObject({
      watts: 'number',
      lit: 'boolean',
      pole: 'object',
      'pole.height': 'integer',
    });
  });
});

describe('an OpenAPI document', () => {
  const lamp = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string' }, watts: { type: ['number', 'null'] }, lit: { type: 'boolean' } },
  };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Lamps', version: '1' },
    servers: [{ url: '/v1' }],
    paths: {
      '/lamps': {
        get: {
          parameters: [
            { name: 'offset', in: 'query', schema: { type: 'integer' } },
            { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 40 } },
          ],
          responses: {
            200: {
              content: {
                'application/json': {
                  schema: { type: 'array', items: { $ref: '#/components/schemas/Lamp' } },
                },
              },
            },
          },
        },
      },
      '/lamps/{id}': { get: { responses: {} } },
    },
    components: { schemas: { Lamp: lamp } },
  };

  it('is drafted by its lists, and they are read', async () => {
    const server = await serveHttp(({ url }, response) => {
      if (url.pathname === '/openapi.json') return document;
      if (url.pathname !== '/v1/lamps') return void response.writeHead(404).end();
      const from = Number(url.searchParams.get('offset') ?? 0);
      return lamps.slice(from, from + Math.min(40, Number(url.searchParams.get('limit') ?? 40)));
    });
    const { datasets, source } = await inspectSource({ target: server.url, department: 'office' });
    await server.close();
    const [found] = datasets as [Finding];
    assertAccepted(found);
    expect(source.text).toContain('offsetParam: offset');
    expect([found.foreign, found.key, found.rowsSeen]).toEqual(['lamps', ['id'], 120]);
  });

  it('a page of HTML gives a sentence', async () => {
    const server = await serveHttp(
      (_, response) => void response.setHeader('content-type', 'text/html').end('<html></html>'),
    );
    await expect(inspectSource({ target: `${server.url}/x` })).rejects.toMatchObject({
      sentence: expect.stringContaining('neither WSDL, OpenAPI'),
    });
    await server.close();
  });
});

describe('an OData service', () => {
  it('is drafted by its metadata: base types, aliases and keys of two parts', async () => {
    const permits = lamps.map(({ id }) => ({
      No: id,
      Holder: '王伟',
      Area: 1.5,
      State: 'Open',
      ChangedAt: '2024-05-01T10:00:00Z',
    }));
    const lines = lamps.map(({ id }, at) => ({ Permit: id, Line: at % 3 }));
    const server = await serveOdata({ Permits: permits, Lines: lines });
    const { datasets, kind } = await inspectSource({ target: server.root, department: 'office' });
    await server.close();
    datasets.forEach(assertAccepted);
    expect(kind).toBe('odata');
    expect(datasets.map(({ foreign, key, rowsSeen }) => [foreign, key, rowsSeen])).toEqual([
      ['Permits', ['No'], 120],
      ['Lines', ['Permit', 'Line'], 120],
    ]);
    expect(toTypes(datasets[0]!)).toEqual({
      No: 'string',
      Holder: 'string',
      Area: 'number',
      State: 'string',
      ChangedAt: 'timestamp',
    });
  });
});

describeWith('nats-server', 'a JetStream', () => {
  it('is drafted by its messages, and no consumer stays', async () => {
    const server = await startNats(findServer('nats-server') ?? '');
    const connection = await connect({ servers: `nats://127.0.0.1:${server.port}` });
    const manager = await jetstreamManager(connection);
    await manager.streams.add({ name: 'LAMPS', subjects: ['lamps.>'] });
    for (const row of lamps) connection.publish(`lamps.${row.id}`, JSON.stringify(row));
    await connection.flush();
    const { datasets } = await inspectSource({
      target: `nats://127.0.0.1:${server.port}#lamps.*`,
      department: 'office',
    });
    const [found] = datasets as [Finding];
    assertAccepted(found);
    expect([found.key, found.rowsSeen]).toEqual([['id'], 120]);
    expect((await manager.streams.info('LAMPS')).state.consumer_count).toBe(0);
    await connection.close();
    await server.stop();
  });
});
