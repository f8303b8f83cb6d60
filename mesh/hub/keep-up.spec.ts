import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseText } from '#schemas';
import type { City } from '../city/index.ts';
import { arrive, getModel, personType, toReference, type Arrival } from '../identity/testing/index.ts';
import type { MemberReference } from '../store/index.ts';
import { openTestStore, type TestStore } from '../store/testing/index.ts';
import { readSurvivorship } from '../unify/index.ts';
import { Deriver } from './deriving/index.ts';
import { keepUp } from './keep-up.ts';

const { name: person } = personType;
const rules = readSurvivorship(parseText(`entity: ${person}\n`, 'rules/person.yaml'), personType, []).rules;
const city = {
  entityTypes: [personType],
  survivorship: new Map([[person, rules ?? new Map()]]),
  consistency: new Map([[person, []]]),
  models: new Map([[person, getModel()]]),
} as unknown as City;

const zhang = { name: '张伟', birthDate: '1980-01-02', residentId: '340302198001020016' };
const registry = toReference('police.persons', 'r1');
const hospital = toReference('health.patients', 'h1');

let test: TestStore;
let deriver: Deriver;
let stop: AbortController;
let errors: unknown[];
let running: Promise<void>;

beforeEach(async () => {
  test = await openTestStore();
  deriver = new Deriver(test.store, city);
  stop = new AbortController();
  errors = [];
  running = keepUp(deriver, stop.signal, (error) => errors.push(error)).catch(
    (error) => void errors.push('It ended by itself.', error),
  );
}, 60_000);
afterEach(async () => {
  stop.abort();
  await running;
  await deriver.close();
  await test.close();
});

/** Writes records as a delivery does, and that their type's entities are older than they are. */
async function deliver(arrivals: readonly Arrival[]): Promise<void> {
  await arrive(test.store, arrivals);
  await test.store.database.query(
    `INSERT INTO derivation VALUES ($1, clock_timestamp())
     ON CONFLICT (entity_type) DO UPDATE SET changed_at = excluded.changed_at`,
    [person],
  );
}

async function findEntity({ dataset, key }: MemberReference): Promise<string | null | undefined> {
  const sql = 'SELECT entity_id AS entity FROM member WHERE dataset = $1 AND key = $2';
  const [row] = await test.store.database.query<{ entity: string | null }[]>(sql, [dataset, key]);
  return row?.entity;
}

async function countServed(): Promise<number> {
  const sql = 'SELECT count(*)::integer AS served FROM projection';
  const [row] = await test.store.database.query<{ served: number }[]>(sql);
  return row?.served ?? 0;
}

/** Until it is so; fails after 60 s, which no machine is too busy for. */
async function wait(until: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await until())) {
    if (performance.now() - began > 60_000) throw new Error('It never was.');
    await sleep(20);
  }
}

const isLinked = async (reference: MemberReference) => typeof (await findEntity(reference)) === 'string';

describe('keepUp', () => {
  it('links and serves what comes, changes and goes, with nobody asking for it', async () => {
    await deliver([{ reference: registry, attributes: zhang }]);
    await wait(() => isLinked(registry));
    await deliver([{ reference: hospital, attributes: zhang }]);
    await wait(async () => (await findEntity(hospital)) === (await findEntity(registry)));
    const other = { name: '李娜', birthDate: '1991-03-10', residentId: '340321199103100021' };
    await deliver([{ reference: hospital, attributes: other }]);
    await wait(async () => (await countServed()) === 2);
    await deliver([{ reference: registry }]);
    await wait(async () => (await countServed()) === 1);
    expect(errors).toEqual([]);
  }, 90_000);

  it('tells of what went wrong, and goes on as soon as it can', async () => {
    await deliver([{ reference: registry, attributes: zhang }]);
    await wait(() => isLinked(registry));
    await test.store.database.query('ALTER TABLE linkage_due RENAME TO taken_away');
    await wait(async () => errors.length > 0);
    await test.store.database.query('ALTER TABLE taken_away RENAME TO linkage_due');
    await deliver([{ reference: hospital, attributes: zhang }]);
    await wait(() => isLinked(hospital));
    expect(String(errors[0])).toContain('linkage_due');
    expect(errors).not.toContain('It ended by itself.');
  }, 90_000);

  it('ends when it is told to, also while it waits after an error', async () => {
    await test.store.database.query('ALTER TABLE linkage_due RENAME TO taken_away');
    await wait(async () => errors.length > 0);
    stop.abort();
    await running;
  }, 90_000);
});
