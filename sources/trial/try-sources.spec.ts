import { afterEach, describe, expect, it } from '@jest/globals';
import { readContract, type Contract } from '#contracts';
import { parseText, showFault, toDatasetId } from '#schemas';
import { readTestSource, serveHttp, type Asked, type HttpServerForTest } from '../testing/index.ts';
import { completeRead } from '../reading/index.ts';
import { trySources } from './index.ts';

const dataset = toDatasetId('office.people');
const { contract, faults } = readContract(
  parseText(
    `
apiVersion: v3.1.0
kind: DataContract
id: office.people
name: people
version: 1.0.0
status: active
domain: office
description: { purpose: People., usage: A test., limitations: None is real. }
customProperties:
  - { property: causewayTitle, value: { en: People } }
  - { property: causewayDelivery, value: live }
schema:
  - name: people
    logicalType: object
    properties:
      - { name: no, logicalType: string, required: true, primaryKey: true, primaryKeyPosition: 1, description: Number. }
      - { name: name, logicalType: string, required: true, description: Name. }
      - { name: phone, logicalType: string, required: false, description: Telephone. }
`,
    'contracts/office/people/1.0.0.odcs.yaml',
  ),
  [],
);
if (!contract) throw new Error(faults.map(showFault).join('\n'));
const contracts = new Map<typeof dataset, Contract>([[dataset, contract]]);

let server: HttpServerForTest;
afterEach(() => server.close());

async function attempt(reply: (asked: Asked) => unknown, more = '') {
  server = await serveHttp(reply);
  const given = readTestSource(`
kind: rest
title: { en: Office }
connection: { url: "${server.url}" }
guard: { readDeadline: 1s, deadline: 1s, retries: 3 }
${more}
datasets: { people: { path: /people, byKeys: { path: /people, param: ids } } }
`);
  const datasets = new Map(
    [...given.datasets].map(([id, read]) => [id, completeRead(read, contract as Contract)]),
  );
  const told: string[] = [];
  const [trial] = await trySources([{ ...given, datasets }], {
    contracts,
    onTried: (_, { dataset: id, state }) => told.push(`${id} ${state}`),
  });
  expect(told).toEqual([`office.people ${trial?.datasets[0]?.state}`]);
  return trial?.datasets[0];
}
const person = (given: object = {}) => ({ no: 'P1', name: '张伟', phone: '1', ...given });

describe('a trial of a source', () => {
  it('that keeps its contract is fine, and its row was read again by its key', async () => {
    expect(await attempt(() => [person(), person({ no: 'P2' })])).toMatchObject({
      ...{ state: 'fine', rows: 2, missing: [], extra: [] },
      sentence: '2 rows were looked at, and each keeps the contract.',
    });
    expect(server.asked.map(({ url }) => url.search)).toEqual(['', '?ids=P1']);
  });

  it('names what no row has, and what the contract does not know', async () => {
    const renamed = { no: 'P1', fullName: '张伟', age: 3 };
    expect(await attempt(() => [renamed])).toMatchObject({
      ...{ state: 'finding', who: 'department', missing: ['name', 'phone'], extra: ['age', 'fullName'] },
      sentence: expect.stringMatching(/^No row has name, which the contract requires: /),
    });
    await server.close();
    expect(await attempt(() => [{ no: 'P1', name: '张伟', age: 3 }])).toMatchObject({
      state: 'fine',
      missing: ['phone'],
      extra: ['age'],
    });
  });

  it('counts the rows that break the contract, and shows the first', async () => {
    expect(await attempt(() => [person(), person({ no: 'P2', name: 7 })])).toMatchObject({
      ...{ state: 'finding', who: 'department', rows: 2 },
      sentence: expect.stringMatching(/^1 of 2 rows break the contract, first page 1, row 2: .*name/),
    });
    await server.close();
    const many = Array.from({ length: 30 }, (_, index) => person({ no: `P${index}` }));
    expect(await attempt(() => [...many, person({ no: 'X', name: 7 })])).toMatchObject({
      ...{ state: 'fine', rows: 31 },
      sentence: expect.stringMatching(/^1 of 31 rows break the contract/),
    });
  });

  it('notices that a row of the list is not found by its key', async () => {
    expect(await attempt(({ url }) => (url.searchParams.has('ids') ? [] : [person()]))).toMatchObject({
      state: 'finding',
      sentence: expect.stringContaining('is not found by its key'),
    });
  });

  it('asks twice at most, within its deadline, and says whose move it is', async () => {
    const began = performance.now();
    expect(await attempt(() => new Promise(() => undefined))).toMatchObject({
      ...{ state: 'finding', who: 'department', sentence: 'office.people did not answer within 1000 ms.' },
    });
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(server.asked).toHaveLength(2);
  });

  it('leaves a source alone that is under maintenance, and that is no finding', async () => {
    const more = 'maintenance: { until: "2999-01-01T00:00Z", sentence: the cellar is flooded }';
    expect(await attempt(() => [], more)).toMatchObject({
      ...{
        state: 'left-alone',
        who: 'department',
        sentence: expect.stringContaining('the cellar is flooded'),
      },
    });
    expect(server.asked).toEqual([]);
  });

  it('of an empty source says that it answers', async () => {
    expect(await attempt(() => [])).toMatchObject({
      state: 'fine',
      rows: 0,
      sentence: 'It answers, and has no rows.',
    });
  });
});
