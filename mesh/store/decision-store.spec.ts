import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDatasetId, toEntityTypeName, toRecordKey } from '#schemas';
import type { NewDecision } from './decision-store.ts';
import type { MemberReference } from './entity-store.ts';
import { openTestStore } from './testing/index.ts';
import type { TestStore } from './testing/index.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(() => test.store.database.query('TRUNCATE identity_decision'));

const person = toEntityTypeName('person');
const record = (key: string, role = ''): MemberReference => ({
  dataset: toDatasetId('water.accounts'),
  key: toRecordKey(key),
  role,
});
const decision = (more: Partial<NewDecision> = {}): NewDecision => ({
  entityType: person,
  kind: 'must-link',
  a: record('1'),
  b: record('2'),
  reason: 'The clerk saw both papers.',
  by: 'li',
  ...more,
});
const standing = () => test.store.decisions.readStanding(person);

describe('a decision', () => {
  it('is the same whichever record is named first, and a later one takes its place', async () => {
    const { decisions } = test.store;
    const first = await decisions.add(decision());
    const second = await decisions.add(decision({ a: record('2'), b: record('1'), kind: 'cannot-link' }));
    expect(await standing()).toEqual([second]);
    expect(second).toMatchObject({ a: record('1'), b: record('2'), kind: 'cannot-link', by: 'li' });
    expect(await decisions.find(first.id)).toMatchObject({ supersededBy: second.id, withdrawnAt: null });
  });

  it('makes its records due as it is made and as it is withdrawn, so that a hub that is killed before it heeds it does so later', async () => {
    const { decisions, database } = test.store;
    const due = () => database.query<unknown[]>('DELETE FROM linkage_due RETURNING key, entity_type AS type');
    await database.query(`INSERT INTO linkage_alive VALUES ('person', '', 0, now()) ON CONFLICT DO NOTHING`);
    await database.query(
      `INSERT INTO member (dataset, key, role, entity_type, attributes, recorded_at)
       SELECT 'water.accounts', unnest('{1,2,3}'::text[]), '', 'person', '{}', now()`,
    );
    await due();
    const { id } = await decisions.add(decision());
    const both = [
      { key: '1', type: 'person' },
      { key: '2', type: 'person' },
    ];
    expect((await due())[0]).toEqual(both);
    await decisions.withdraw(id, { by: 'wang', because: 'It was the wrong paper.' });
    expect((await due())[0]).toEqual(both);
    await database.query('TRUNCATE member, linkage_due, linkage_alive');
    await decisions.add(decision());
    expect((await due())[0]).toEqual([]);
  });

  it('is withdrawn once, and then none stands on the pair', async () => {
    const { decisions } = test.store;
    await decisions.add(decision());
    const { id } = await decisions.add(decision({ kind: 'cannot-link' }));
    const withdrawal = { by: 'wang', because: 'It was the wrong paper.' };
    expect(await decisions.withdraw(id, withdrawal)).toMatchObject({
      id,
      withdrawnBy: 'wang',
      withdrawnBecause: 'It was the wrong paper.',
    });
    expect(await decisions.withdraw(id, withdrawal)).toBeUndefined();
    expect(await decisions.withdraw('nonsense', withdrawal)).toBeUndefined();
    expect(await decisions.find('nonsense')).toBeUndefined();
    expect(await standing()).toEqual([]);
  });

  it.each([
    ["UPDATE identity_decision SET kind = 'cannot-link'", /never changes/],
    ["UPDATE identity_decision SET reason = ''", /never changes/],
    ['DELETE FROM identity_decision', /kept for ever/],
  ])('is kept as it was: %s', async (statement, words) => {
    await test.store.decisions.add(decision());
    await expect(test.store.database.query(statement)).rejects.toThrow(words);
  });

  it('that was withdrawn does not come back', async () => {
    const { id } = await test.store.decisions.add(decision());
    await test.store.decisions.withdraw(id, { by: 'li', because: 'Wrong.' });
    const again = 'UPDATE identity_decision SET withdrawn_at = NULL, withdrawn_by = NULL';
    await expect(test.store.database.query(again)).rejects.toThrow(/ends once/);
  });

  it('is about two records', async () => {
    await expect(test.store.decisions.add(decision({ b: record('1') }))).rejects.toThrow(RangeError);
  });

  it('is found by either record, in pages, the newest first', async () => {
    const { decisions } = test.store;
    for (const key of ['2', '3', '4']) await decisions.add(decision({ b: record(key) }));
    await decisions.add(decision({ a: record('8'), b: record('9') }));
    const about = await decisions.about(person, [record('3'), record('9'), record('3', 'wife')]);
    expect(about.map(({ b }) => b.key)).toEqual(['3', '9']);
    expect(await decisions.about(person, [])).toEqual([]);
    const first = await decisions.list({ entityType: 'person', about: record('1') }, { first: 2 });
    const rest = await decisions.list(
      { entityType: 'person', about: record('1') },
      { first: 2, after: first.items[1]?.cursor },
    );
    expect([first.totalCount, first.hasNextPage, rest.hasNextPage]).toEqual([3, true, false]);
    expect([...first.items, ...rest.items].map(({ item }) => item.b.key)).toEqual(['4', '3', '2']);
    expect((await decisions.list({ entityType: 'vehicle' }, { first: 5 })).totalCount).toBe(0);
    expect((await decisions.list({ isStanding: false }, { first: 5 })).totalCount).toBe(0);
  });

  it('of many at the same time on one pair stands alone', async () => {
    await Promise.all(Array.from({ length: 8 }, () => test.store.decisions.add(decision())));
    expect(await standing()).toHaveLength(1);
    expect((await test.store.decisions.list({}, { first: 20 })).totalCount).toBe(8);
  });

  it('takes records of any spelling, in whichever order they are named', async () => {
    // What PostgreSQL cannot hold, a record's key does not hold either.
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 4 })
      .filter((text) => !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(key, key, async (one, other) => {
        fc.pre(one !== other);
        await test.store.database.query('TRUNCATE identity_decision');
        const pair = { a: record(one), b: record(other) };
        await test.store.decisions.add(decision(pair));
        await test.store.decisions.add(decision({ a: pair.b, b: pair.a }));
        expect(await standing()).toHaveLength(1);
        expect(await test.store.decisions.about(person, [pair.a])).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});
