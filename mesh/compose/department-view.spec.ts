import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toDatasetId, toDepartmentId } from '#schemas';
import { composeHub } from './compose-hub.ts';
import type { ComposedHub } from './compose-hub.ts';
import type { Client } from './request-context.ts';
import { openSmallCity, toSmallRows } from './testing/index.ts';
import type { SmallCity } from './testing/index.ts';

let city: SmallCity;
let hub: ComposedHub;

const clients = {
  steward: { id: 'steward', roles: ['steward'] },
  auditor: { id: 'auditor', roles: ['auditor'] },
  registry: { id: 'registry-developer', roles: ['developer'], department: toDepartmentId('registry') },
  one: { id: 'one-developer', roles: ['developer'], department: toDepartmentId('one') },
  hall: { id: 'hall', roles: ['reader'] },
  map: { id: 'map', roles: ['reader'], reads: ['registry.people'] },
} satisfies Record<string, Client>;

const ask = (client: Client, query: string) =>
  hub.execute({ query, context: { client, correlationId: 'c-1' } }) as Promise<{
    data?: Record<string, never> | null;
    errors?: readonly { extensions?: { code?: string } }[];
  }>;

beforeAll(async () => {
  city = await openSmallCity();
  await city.deliver(toSmallRows(3));
  hub = await composeHub(city.input);
  for (const dataset of ['registry.people', 'one.files']) {
    await city.store.tasks.open({
      ...{ dataset: toDatasetId(dataset), department: toDepartmentId(dataset.split('.')[0] ?? '') },
      ...{ kind: 'break', sentence: 'A column has gone.', fingerprint: 'x' },
      detail: { version: '1.0.0', findings: [], draft: null, diff: [], consumers: ['hall'] },
    });
  }
}, 120_000);
afterAll(async () => {
  hub.close();
  await city.close();
});

describe('tasks', () => {
  const question = '{ tasks { totalCount nodes { dataset kind sentence draft consumers closedAt } } }';

  it.each<[keyof typeof clients, string[]]>([
    ['steward', ['one.files', 'registry.people']],
    ['auditor', ['one.files', 'registry.people']],
    ['registry', ['registry.people']],
    ['one', ['one.files']],
  ])('are seen by %s: %j', async (name, datasets) => {
    const { data, errors } = await ask(clients[name], question);
    expect(errors).toBeUndefined();
    const { nodes, totalCount } = (
      data as unknown as { tasks: { nodes: { dataset: string }[]; totalCount: number } }
    ).tasks;
    expect(nodes.map(({ dataset }) => dataset).sort()).toEqual(datasets);
    expect(totalCount).toBe(datasets.length);
  });

  it('of another department are not seen by naming it', async () => {
    const { data } = await ask(clients.one, '{ tasks(department: "registry") { nodes { dataset } } }');
    expect(data).toEqual({ tasks: { nodes: [{ dataset: 'one.files' }] } });
  });

  it('are nothing for a reader', async () => {
    const { errors } = await ask(clients.hall, question);
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});

describe('the rows of another department', () => {
  const question = '{ registry_people(first: 1) { nodes { _key _stale name } } }';

  it('are read by whom the city lets, and by nobody else', async () => {
    expect((await ask(clients.map, question)).errors).toBeUndefined();
    for (const other of [clients.hall, clients.one, clients.auditor])
      expect((await ask(other, question)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  it('say that they are stale when their last reading did not succeed', async () => {
    const stale = async () => {
      const { data } = await ask(clients.map, question);
      return (data as unknown as { registry_people: { nodes: { _stale: boolean }[] } }).registry_people
        .nodes[0]?._stale;
    };
    expect(await stale()).toBe(false);
    const dataset = toDatasetId('registry.people');
    await city.store.datasets.failRun(
      await city.store.datasets.startRun(dataset, '1.0.0'),
      'failed',
      'It is down.',
    );
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await stale()).toBe(true);
  });
});

describe('notices', () => {
  it('are those of the asking client', async () => {
    const at = { dataset: toDatasetId('registry.people'), version: '1.0.0', createdAt: new Date() };
    await city.store.notices.add([{ ...at, client: 'hall', kind: 'drift', sentence: 'Changed.' }]);
    const question = '{ notices { kind sentence createdAt seenAt } }';
    expect((await ask(clients.hall, question)).data).toMatchObject({
      notices: [{ kind: 'drift', seenAt: null }],
    });
    expect((await ask(clients.map, question)).data).toEqual({ notices: [] });
  });
});

describe('who reads a version', () => {
  it('is known from the questions that were asked', async () => {
    await ask(clients.map, '{ registry_people(first: 1) { nodes { name } } }');
    const uses = await city.store.usage.consumers(toDatasetId('registry.people'), { sinceDays: 90 });
    expect(uses).toContainEqual(expect.objectContaining({ client: 'map', version: '1.0.0', field: 'name' }));
    await ask(clients.hall, '{ registry_people(first: 1) { nodes { name } } }');
    const refused = await city.store.usage.consumers(toDatasetId('registry.people'), { sinceDays: 90 });
    expect(refused.map(({ client }) => client)).not.toContain('hall');
  });
});
