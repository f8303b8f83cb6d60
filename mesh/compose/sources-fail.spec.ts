import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toDatasetId } from '#schemas';
import type { CausewayError } from '#schemas';
import { composeHub } from './index.ts';
import type { ComposedHub } from './index.ts';
import { liveDepartments, openSmallCity, plantedSecret, toPersonRow, toSmallRows } from './testing/index.ts';
import type { Behaviour, SmallCity } from './testing/index.ts';

let city: SmallCity;
let hub: ComposedHub;
const logged: CausewayError[] = [];
const deadline = 1000;

beforeAll(async () => {
  city = await openSmallCity(deadline);
  await city.deliver(toSmallRows(60));
  hub = await composeHub({ ...city.input, log: (error) => logged.push(error) });
});

afterEach(() => {
  for (const name of liveDepartments) behave(name, 'up');
});

afterAll(async () => {
  hub.close();
  await city.close();
});

function behave(name: string, behaviour: Behaviour): void {
  const department = city.departments.get(name);
  if (department) department.behaviour = behaviour;
}

async function ask(query: string) {
  const result = await hub.execute({
    query,
    context: { client: { id: 'hall', roles: ['reader'] }, correlationId: 'c' },
  });
  expect(result.errors).toBeUndefined();
  return {
    data: result.data as Record<string, Record<string, never>>,
    sources: result.extensions?.['sources'],
  };
}

const allAttributes =
  'name { value source { dataset reached copiedAt } alternatives { value source { dataset reached } } } birthDate { value } address { value } income { value } registered { value }';

describe('a list of 50 persons', () => {
  it('with all attributes of five live departments costs one read of each', async () => {
    const before = [...city.departments.values()].map(({ reads }) => reads.length);
    await ask(
      `{ persons(first: 50) { nodes { id ${allAttributes} records { key } vehicles { plate { value } } } } }`,
    );
    const reads = [...city.departments.values()].map(({ reads: all }, index) => all.slice(before[index]));
    expect(reads.map((own) => own.map((keys) => keys.length))).toEqual([[50], [50], [50], [50], [50]]);
  });

  it('costs no read at all where nothing of the live departments is asked', async () => {
    const before = [...city.departments.values()].map(({ reads }) => reads.length);
    await ask(
      '{ persons(first: 50) { totalCount nodes { id records { dataset } vehicles { plate { value } } } } }',
    );
    expect([...city.departments.values()].map(({ reads }) => reads.length)).toEqual(before);
  });

  it('asks for a record once, however often the query names it', async () => {
    const department = city.departments.get('one');
    const before = department?.reads.length;
    await ask(
      '{ a: person(id: "person-1") { name { value } n: name { asOf } } b: person(id: "person-1") { name { value } } }',
    );
    expect(
      department?.reads
        .slice(before)
        .flat()
        .filter((key) => key === 'one-1').length,
    ).toBe(1);
  });
});

describe('with one source', () => {
  it.each<[Behaviour, string]>([
    ['failing', 'SOURCE_UNREACHABLE'],
    ['slow', 'SOURCE_TIMEOUT'],
    ['rubbish', 'SOURCE_RUBBISH'],
    ['half rubbish', 'SOURCE_RUBBISH'],
  ])('%s, every value is served from its copy, and the answer says so', async (behaviour, code) => {
    behave('five', behaviour);
    const { data, sources } = await ask(`{ person(id: "person-7") { id ${allAttributes} } }`);
    expect(data['person']).toMatchObject({
      name: {
        value: '张伟7号',
        source: { dataset: 'five.files', reached: false, copiedAt: expect.any(String) },
      },
      birthDate: { value: '1990-01-01' },
      registered: { value: true },
    });
    expect(sources).toEqual([
      {
        department: 'five',
        dataset: 'five.files',
        code,
        sentence: expect.stringContaining('five.files'),
        copiedAt: expect.any(String),
      },
    ]);
  });

  it('that never answers, a whole list does not wait for it', async () => {
    behave('three', 'slow');
    const { data } = await ask(`{ persons(first: 50) { nodes { ${allAttributes} } } }`);
    expect(data['persons']?.['nodes']).toHaveLength(50);
  });

  it('breaking its contract in some rows, the good ones are used as they are now', async () => {
    behave('five', 'half rubbish');
    const { data } = await ask(
      '{ bad: person(id: "person-7") { name { source { reached } } } good: person(id: "person-8") { name { source { reached } } } }',
    );
    expect([data['bad'], data['good']]).toEqual([
      { name: { source: { reached: false } } },
      { name: { source: { reached: true } } },
    ]);
  });

  it('in order, nothing is reported', async () => {
    expect((await ask('{ person(id: "person-7") { name { value } } }')).sources).toEqual([]);
  });

  it('no longer having a record, the record is not used', async () => {
    city.departments.get('five')?.rows.delete('five-9');
    const { data, sources } = await ask('{ person(id: "person-9") { name { value source { dataset } } } }');
    expect(data['person']).toMatchObject({ name: { value: '张伟9', source: { dataset: 'four.files' } } });
    expect(sources).toEqual([]);
  });

  it('changing a record, the answer is as of now', async () => {
    city.departments.get('five')?.rows.set('five-11', { ...toPersonRow('five', 11), name: '王芳' });
    const { data } = await ask('{ person(id: "person-11") { name { value } } }');
    expect(data['person']).toEqual({ name: { value: '王芳' } });
  });

  it('all sources failing, the mirror and the copies answer', async () => {
    for (const name of liveDepartments) behave(name, 'failing');
    const { data, sources } = await ask(`{ persons(first: 20) { nodes { ${allAttributes} } } }`);
    const nodes = data['persons']?.['nodes'] as unknown as { name: { value: string } }[];
    expect(nodes.every(({ name }) => name.value.startsWith('张伟'))).toBe(true);
    expect((sources as { dataset: string }[]).map(({ dataset }) => dataset)).toEqual(
      liveDepartments.map((name) => `${name}.files`).sort(),
    );
  });

  it.each<Behaviour>(['failing', 'rubbish', 'half rubbish'])(
    '%s, nothing of its words or its address leaves',
    async (behaviour) => {
      for (const name of liveDepartments) behave(name, behaviour);
      const result = await hub.execute({
        query: `{ persons(first: 20) { nodes { ${allAttributes} } } }`,
        context: { client: { id: 'hall', roles: ['reader'] }, correlationId: 'c' },
      });
      const text = JSON.stringify(result);
      expect(text).not.toContain(plantedSecret);
      expect(text).not.toContain('127.0.0.1');
      expect(text).not.toContain('SELECT');
    },
  );
});

describe('conflicts', () => {
  it('open and close by themselves; one that persists keeps its time, one that returns is another', async () => {
    const files = toDatasetId('two.files');
    const list = async (state: 'OPEN' | 'CLOSED') => {
      const page = await city.store.conflicts.list({ first: 100, state, rule: 'birth-date-equal' });
      return page.items
        .map(({ item }) => item)
        .filter(({ entityId }) => entityId === 'person-0' || entityId === 'person-3');
    };
    const rows = toSmallRows(60).get(files) ?? [];
    const mended = rows.map((row) => (row.no === 'two-0' ? { ...row, birthDate: '1990-01-01' } : row));
    const [first] = (await list('OPEN')).filter(({ entityId }) => entityId === 'person-3');
    expect((await list('OPEN')).map(({ entityId }) => entityId).sort()).toEqual(['person-0', 'person-3']);
    await city.deliver(new Map([[files, mended]]));
    expect(await list('OPEN')).toEqual([first]);
    expect(await list('CLOSED')).toMatchObject([{ entityId: 'person-0' }]);
    await city.deliver(new Map([[files, rows]]));
    expect(await list('OPEN')).toHaveLength(2);
    expect(await list('CLOSED')).toHaveLength(1);
  });

  it('are found through a relation', async () => {
    const registry = toDatasetId('registry.people');
    const rows = toSmallRows(60).get(registry) ?? [];
    const dead = rows.map((row) => (row.no === 'registry-5' ? { ...row, deathDate: '2024-01-01' } : row));
    await city.deliver(new Map([[registry, dead]]));
    const page = await city.store.conflicts.list({ first: 10, state: 'OPEN', rule: 'driven-by-the-dead' });
    expect(page.items.map(({ item }) => item)).toMatchObject([
      { entityId: 'vehicle-5', values: [{ attribute: 'deathDate' }, { attribute: 'inUse' }] },
    ]);
  });
});
