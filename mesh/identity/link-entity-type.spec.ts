import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toDatasetId, toEntityTypeName, toRecordKey, type AttributeValue } from '#schemas';
import { openTestStore, type TestStore } from '../store/testing/index.ts';
import { evaluateEntityType, linkEntityType } from './link-entity-type.ts';
import { getModel } from './testing/index.ts';

const person = toEntityTypeName('person');
const dataset = toDatasetId('water.accounts');
const zhang = { name: '张伟', birthDate: '1990-01-01', residentId: '340302199001010015' };
const li = { name: '李娜', birthDate: '1985-06-15', residentId: '340321198506150026' };

let test: TestStore;

beforeAll(async () => {
  test = await openTestStore();
});

afterAll(() => test.close());

async function deliver(rows: Record<string, Record<string, AttributeValue>>): Promise<void> {
  const run = await test.store.datasets.startRun(dataset, '1.0.0');
  const delivery = await test.store.openDelivery({
    run,
    contractVersion: '1.0.0',
    entityTypes: [person],
    extent: 'whole',
  });
  const good = Object.entries(rows).map(([key, attributes]) => ({
    key: toRecordKey(key),
    payload: attributes,
    asOf: null,
    parts: [{ role: '', entity: person, attributes }],
  }));
  await delivery.add(good);
  await delivery.commit({ ...run, read: good.length, quarantined: 0 }, 'Fine.');
}

async function membership(): Promise<Record<string, string>> {
  const members = await test.store.entities.readMembership(person);
  return Object.fromEntries([...members].map(([id, entity]) => [id.split('\0')[1] ?? '', entity]));
}

describe('linkEntityType', () => {
  it('saves the entities, keeps their ids when records come and go, and redirects what was merged', async () => {
    await deliver({ a: zhang, b: zhang, c: li, d: { name: '王五', telephone: '13955212345' } });
    expect(await linkEntityType(test.store, getModel())).toMatchObject({ records: 4, entities: 3 });
    const first = await membership();
    expect(first.a).toBe(first.b);
    expect(new Set(Object.values(first)).size).toBe(3);

    await deliver({
      a: { ...zhang, telephone: '13955212345' },
      b: zhang,
      d: { name: '王五', telephone: '13955212345' },
      e: li,
    });
    expect(await linkEntityType(test.store, getModel())).toMatchObject({ records: 4, entities: 2 });
    const second = await membership();
    // Both ids are as old: the one that stays is the other's heir.
    const [stays, goes] = second.a === first.a ? [first.a, first.d] : [first.d, first.a];
    expect([second.a, second.b, second.d]).toEqual([stays, stays, stays]);
    const [merged] = await test.store.entities.find([goes].filter((id) => id !== undefined) as never);
    expect(merged?.redirectTo).toBe(stays);
  });

  it('is evaluated against a truth', async () => {
    await deliver({ a: zhang, b: zhang, c: li, d: { name: '刘洋' } });
    await linkEntityType(test.store, getModel());
    const truth = { entityOf: (id: string) => (/\0[ab]\0/.test(id) ? '1' : '2') };
    const { pairwise, worstMisses } = await evaluateEntityType(test.store, getModel(), truth);
    expect(pairwise).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 });
    expect(worstMisses).toMatchObject([{ kind: 'apart', reason: { kind: 'never blocked' } }]);
  });
});
