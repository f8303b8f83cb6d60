import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toDatasetId, toEntityId, toEntityTypeName, toRecordKey } from '#schemas';
import type { Cluster } from './entity-store.ts';
import type { DeliveredRow, RefusedRow } from './delivery/delivery-writer.ts';
import { openTestStore } from './testing/index.ts';
import type { TestStore } from './testing/index.ts';

const dataset = toDatasetId('water.accounts');
const person = toEntityTypeName('person');

function row(key: string, name: string): DeliveredRow {
  const parts = [{ role: '', entity: person, attributes: { name } }];
  return { key: toRecordKey(key), payload: { key, name }, asOf: null, parts };
}

function broken(key: string | null, payload: string): RefusedRow {
  return { key, position: 'accounts.jsonl:7', payload, reasons: ['holder: a name is missing.'] };
}

interface Delivery {
  good?: DeliveredRow[];
  refused?: RefusedRow[];
  extent?: 'whole' | 'part';
}

let test: TestStore;

async function deliver({ good = [], refused = [], extent = 'whole' }: Delivery) {
  const run = await test.store.datasets.startRun(dataset, '1.0.0');
  const delivery = await test.store.openDelivery({
    run,
    contractVersion: '1.0.0',
    entityTypes: [person],
    extent,
  });
  await delivery.add(good);
  await delivery.refuse(refused);
  return delivery.commit(
    { ...run, read: good.length + refused.length, quarantined: refused.length },
    'Fine.',
  );
}

async function keysOf(): Promise<string[]> {
  const page = await test.store.records.list(dataset, { first: 100 });
  return page.items.map(({ item }) => item.key);
}

beforeAll(async () => {
  test = await openTestStore();
});

afterAll(async () => {
  await test.close();
});

beforeEach(async () => {
  await test.store.database.query(
    'TRUNCATE record, record_history, member, entity, quarantine, run, dataset_state, derivation',
  );
});

describe('a delivery', () => {
  it('keeps new rows, leaves equal ones alone and closes what is gone', async () => {
    expect(await deliver({ good: [row('1', '张伟'), row('2', '王芳')] })).toEqual({
      kept: 2,
      unchanged: 0,
      removed: 0,
    });
    expect(await deliver({ good: [row('1', '张伟'), row('3', '李娜')] })).toEqual({
      kept: 1,
      unchanged: 1,
      removed: 1,
    });
    expect(await keysOf()).toEqual(['1', '3']);
  });

  it('closes the old version in the history when a row changes', async () => {
    await deliver({ good: [row('1', '张伟')] });
    await deliver({ good: [row('1', '张玮')] });
    const history = await test.store.records.history(dataset, toRecordKey('1'));
    expect(history.map(({ payload, closedAt }) => [payload.name, closedAt !== null])).toEqual([
      ['张伟', true],
      ['张玮', false],
    ]);
  });

  it('keeps the last good version of a row whose new version is broken', async () => {
    await deliver({ good: [row('1', '张伟'), row('2', '王芳')] });
    await deliver({ good: [row('2', '王芳')], refused: [broken('1', '{"key":"1"}')] });
    expect(await keysOf()).toEqual(['1', '2']);
  });

  it('lets a fixed row leave the quarantine by itself', async () => {
    await deliver({ refused: [broken('1', '{"key":"1"}')] });
    expect((await test.store.quarantine.list(dataset, { first: 10 })).totalCount).toBe(1);
    await deliver({ good: [row('1', '张伟')] });
    expect((await test.store.quarantine.list(dataset, { first: 10 })).totalCount).toBe(0);
  });

  it('leaves nothing when it is discarded', async () => {
    const run = await test.store.datasets.startRun(dataset, '1.0.0');
    const options = { run, contractVersion: '1.0.0', entityTypes: [person], extent: 'whole' as const };
    const delivery = await test.store.openDelivery(options);
    await delivery.add([row('1', '张伟')]);
    await delivery.discard();
    expect(await keysOf()).toEqual([]);
  });

  it('only adds and changes when it is a part', async () => {
    await deliver({ good: [row('1', '张伟')] });
    expect(await deliver({ good: [row('2', '王芳')], extent: 'part' })).toEqual({
      kept: 1,
      unchanged: 0,
      removed: 0,
    });
    expect(await keysOf()).toEqual(['1', '2']);
  });

  it('stores what PostgreSQL cannot: U+0000, and every sign that COPY escapes', async () => {
    await deliver({ good: [row('1', 'a\0b\tc\nd\\e\rf')] });
    const page = await test.store.records.list(dataset, { first: 1 });
    expect(page.items[0]?.item.payload.name).toBe('a\u2400b\tc\nd\\e\rf');
  });

  it('makes linkage due, until it is marked as done, and again when data change meanwhile', async () => {
    await deliver({ good: [row('1', '张伟')] });
    const [due] = await test.store.derivations.due();
    await deliver({ good: [row('1', '张玮')] });
    await test.store.derivations.markDerived(due!);
    const [again] = await test.store.derivations.due();
    expect(again?.entityType).toBe(person);
    await test.store.derivations.markDerived(again!);
    expect(await test.store.derivations.due()).toEqual([]);
  });
});

describe('clusters', () => {
  const cluster = (id: string, keys: string[]): Cluster => ({
    entityId: toEntityId(id),
    members: keys.map((key) => ({ dataset, key: toRecordKey(key), role: '' })),
  });

  it('redirect an entity that lost every member to the heir of most of them', async () => {
    await deliver({ good: ['1', '2', '3'].map((key) => row(key, key)) });
    await test.store.entities.saveClusters(person, [cluster('a', ['1', '2']), cluster('b', ['3'])]);
    await test.store.entities.saveClusters(person, [cluster('b', ['1', '2', '3'])]);
    expect(await test.store.entities.find([toEntityId('a'), toEntityId('b')])).toEqual([
      { entityId: 'a', entityType: 'person', redirectTo: 'b', isGone: false },
      { entityId: 'b', entityType: 'person', redirectTo: null, isGone: false },
    ]);
    expect((await test.store.members.ofEntities([toEntityId('b')])).map(({ key }) => key)).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('keep a changed record in its entity', async () => {
    await deliver({ good: [row('1', '张伟')] });
    await test.store.entities.saveClusters(person, [cluster('a', ['1'])]);
    await deliver({ good: [row('1', '张玮')] });
    const members = await test.store.members.ofEntities([toEntityId('a')]);
    expect(members.map(({ attributes }) => attributes.name)).toEqual(['张玮']);
  });
});

describe('members', () => {
  it('are found by dataset, key and role, and only those that there are', async () => {
    await deliver({ good: ['1', '2', '3'].map((key) => row(key, key)) });
    const named = [
      ['3', ''],
      ['1', ''],
      ['1', 'wife'],
      ['9', ''],
    ].map(([key = '', role = '']) => ({
      ...{ dataset, key: toRecordKey(key), role },
    }));
    const found = await test.store.members.find(named);
    expect(found.map(({ key, attributes }) => [key, attributes.name])).toEqual([
      ['1', '1'],
      ['3', '3'],
    ]);
    expect(await test.store.members.find([])).toEqual([]);
  });
});

describe('a page', () => {
  it('continues where the last one ended and counts the whole', async () => {
    await deliver({ good: ['1', '2', '3'].map((key) => row(key, key)) });
    const first = await test.store.records.list(dataset, { first: 2 });
    const second = await test.store.records.list(dataset, { first: 2, after: first.items.at(-1)!.cursor });
    expect([first.totalCount, first.hasNextPage, second.hasNextPage]).toEqual([3, true, false]);
    expect(second.items.map(({ item }) => item.key)).toEqual(['3']);
  });
});
