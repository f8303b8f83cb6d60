import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { QueryRunner } from 'typeorm';
import { toEntityTypeName } from '#schemas';
import { openTestStore, type TestStore } from '../../store/testing/index.ts';
import { linkEntityType } from '../link-entity-type.ts';
import { arrive, getModel, readPartition, toReference } from '../testing/index.ts';
import { IdentityKeeper } from './identity-keeper.ts';
import { NotLinkedYet } from './not-linked-yet.ts';

const person = toEntityTypeName('person');
const model = getModel();
const wang = { name: '王伟', residentId: '340302199001010015', birthDate: '1990-01-01' };
const [police, water] = [toReference('police.persons', '1'), toReference('water.accounts', '2')];

let test: TestStore;
let keeper: IdentityKeeper;
let delivery: QueryRunner;

beforeAll(async () => {
  test = await openTestStore();
});
beforeEach(async () => {
  await test.store.database.query('TRUNCATE member, linkage_due, linkage_alive');
  await arrive(test.store, [
    { reference: police, attributes: wang },
    { reference: water, attributes: { name: '李娜' } },
  ]);
  await linkEntityType(test.store, model);
  keeper = new IdentityKeeper(test.store, model, person);
  delivery = test.store.database.createQueryRunner();
  await delivery.startTransaction();
});
afterAll(() => test.close());

const rename = (key: string, attributes: object) =>
  delivery.query('UPDATE member SET attributes = $2 WHERE key = $1', [key, JSON.stringify(attributes)]);

async function isAnybodyWaiting(): Promise<boolean> {
  const waiting = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`;
  return (await test.store.database.query<unknown[]>(waiting)).length > 0;
}

async function linkAll(): Promise<string[][]> {
  while (await keeper.linkDue());
  await keeper.close();
  return readPartition(test.store);
}

it('links a record that was due already and changes while it is being linked', async () => {
  await arrive(test.store, [{ reference: water, attributes: { name: '李芳' } }]);
  await rename('2', wang);
  await keeper.link([water]);
  await delivery.commitTransaction();
  await delivery.release();
  expect(await linkAll()).toHaveLength(1);
});

it('gives way to a delivery that holds its records, which never fails for it', async () => {
  await arrive(test.store, [{ reference: water, attributes: wang }]);
  // PostgreSQL looks for a deadlock on the delivery's side first.
  await delivery.query(`SET LOCAL deadlock_timeout = '800ms'`);
  // The delivery holds one of the two that become one, and wants the other, which the linkage holds.
  await rename('1', { ...wang, telephone: '13955211001' });
  const linking = keeper.linkDue();
  while (!(await isAnybodyWaiting())) await sleep(5);
  await rename('2', { ...wang, telephone: '13955211001' });
  await delivery.commitTransaction();
  await delivery.release();
  await linking;
  expect(await linkAll()).toHaveLength(1);
});

it('leaves everything to a linkage of all records that has begun', async () => {
  await delivery.rollbackTransaction();
  await delivery.release();
  await arrive(test.store, [{ reference: water, attributes: wang }]);
  await test.store.linkage.beginWhole(person);
  await expect(keeper.link([water])).rejects.toBeInstanceOf(NotLinkedYet);
  await linkEntityType(test.store, model);
  expect(await linkAll()).toHaveLength(1);
});
