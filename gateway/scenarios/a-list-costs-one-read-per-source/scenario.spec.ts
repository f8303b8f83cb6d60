import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ask, startTestCity } from '../harness/index.ts';
import type { SystemName, TestCity } from '../harness/index.ts';

let city: TestCity;
const counted: SystemName[] = ['social-security', 'health', 'market-supervision'];

async function countCalls(): Promise<number[]> {
  const answers = await Promise.all(counted.map((system) => city.systems[system].ask({ count: true })));
  return answers.map((answer) => ('calls' in answer ? answer.calls : Number.NaN));
}

async function countDuring(query: string): Promise<number[]> {
  const before = await countCalls();
  const { data, errors } = await ask<Record<string, { nodes: unknown[] }>>(
    { url: city.url, token: city.token('service-hall') },
    query,
  );
  expect(errors).toBeUndefined();
  for (const connection of Object.values(data)) expect(connection.nodes).toHaveLength(50);
  const after = await countCalls();
  return after.map((calls, index) => calls - (before[index] ?? 0));
}

beforeAll(async () => {
  city = await startTestCity();
}, 300_000);
afterAll(() => city?.close());

it('asks each live source once for fifty persons with an attribute of each', async () => {
  const query =
    '{ persons(first: 50) { nodes { name { value } insuranceStatus { value } bloodType { value } address { value } } } }';
  expect(await countDuring(query)).toEqual([1, 1, 0]);
});

it('asks each live source once for fifty enterprises, and none that has nothing to say', async () => {
  const query =
    '{ enterprises(first: 50) { nodes { name { value } status { value } creditCode { value } } } }';
  expect(await countDuring(query)).toEqual([0, 0, 1]);
});

it('asks nobody for what only the copy knows', async () => {
  const query = '{ vehicles(first: 50) { nodes { plate { value } } } }';
  expect(await countDuring(query)).toEqual([0, 0, 0]);
});
