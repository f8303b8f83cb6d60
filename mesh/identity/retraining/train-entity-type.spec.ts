import { readFileSync, globSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toEntityTypeName } from '#schemas';
import { openTestStore, type TestStore } from '../../store/testing/index.ts';
import { linkEntityType } from '../link-entity-type.ts';
import { toParametersText } from '../model/index.ts';
import {
  arrive,
  getModel,
  makeConfusable,
  peopleModel,
  readModelText,
  readPartition,
  toRandom,
  toReference,
} from '../testing/index.ts';
import { reportEntityType, trainEntityType, type EntityTraining } from './train-entity-type.ts';

const person = toEntityTypeName('person');
const untrained = getModel(peopleModel.replaceAll(/, [mu]: [\d.]+/g, '').replace(/^prior.*\n/m, ''));
const current = getModel();
const random = toRandom(3);
const people = Array.from({ length: 150 }, () => makeConfusable(random));
/** Everybody is known to the police, every second one to the water works, where a telephone often changed. */
const arrivals = [
  ...people.map((attributes, at) => ({ reference: toReference('police.persons', `p${at}`), attributes })),
  ...people
    .filter((_person, at) => at % 2 === 0)
    .map((attributes, at) => ({ reference: toReference('water.accounts', `w${at}`), attributes })),
];

let test: TestStore;

beforeAll(async () => {
  test = await openTestStore();
  await arrive(test.store, arrivals);
});

afterAll(() => test.close());

const options = { title: 'Persons', program: 'causeway 0.1.0', now: new Date('2026-11-28T10:20:00Z') };

async function train(more: Partial<Parameters<typeof trainEntityType>[2]> = {}): Promise<EntityTraining> {
  const trained = await trainEntityType(test.store, untrained, { ...options, ...more });
  if (!trained) throw new Error('nothing to learn from');
  return trained;
}

describe('trainEntityType', () => {
  it('says on what, when and how it was trained, and its file is read again', async () => {
    const { parameters, report, changes, entities } = await train();
    expect(parameters).toMatchObject({
      ...{ entity: 'person', trainedAt: '2026-11-28T10:20:00.000Z', how: 'expectation maximisation' },
      data: { datasets: { 'police.persons': 150, 'water.accounts': 75 }, records: 225 },
    });
    expect(parameters.data.pairsCompared).toBe(report.pairsCompared);
    expect(parameters.data.randomPairs).toBe((225 * 224) / 2);
    expect(entities).toBeUndefined();
    expect(changes.every(({ before }) => before === undefined)).toBe(true);
    const read = readModelText(peopleModel, toParametersText(parameters));
    expect(read.faults).toEqual([]);
    expect(read.model?.parameters).toBe('trained');
  });

  it('gives the same file again, but for the time, whatever the hub goes by meanwhile', async () => {
    const [first, second] = [await train(), await train({ current, now: new Date('2026-11-29T10:20:00Z') })];
    const later = { ...second.parameters, trainedAt: first.parameters.trainedAt };
    expect(toParametersText(later)).toBe(toParametersText(first.parameters));
    expect(second.parameters.trainedAt).not.toBe(first.parameters.trainedAt);
  });

  it('says what would change: level by level, and how many entities', async () => {
    const { changes, entities, priorBefore } = await train({ current });
    expect(priorBefore).toBe(1);
    expect(changes[0]).toMatchObject({ comparison: 'id', reads: 'equal', before: { m: 0.95, u: 0.000001 } });
    await linkEntityType(test.store, current);
    expect(entities?.entitiesBefore).toBe((await readPartition(test.store)).length);
    const again = readModelText(peopleModel, toParametersText((await train()).parameters)).model;
    if (again) await linkEntityType(test.store, again);
    expect(entities?.entitiesAfter).toBe((await readPartition(test.store)).length);
  });

  it('learns from what stewards decided', async () => {
    const alone = await train();
    for (let at = 1; at < 40; at += 2)
      await test.store.decisions.add({
        ...{ entityType: person, kind: 'must-link', reason: 'her mother says so', by: 'steward' },
        ...{ a: toReference('police.persons', `p${at}`), b: toReference('police.persons', `p${at + 40}`) },
      });
    const labelled = await train();
    await test.store.database.query('TRUNCATE identity_decision');
    expect(labelled.parameters).toMatchObject({
      how: 'with decisions',
      data: { decisions: { together: 20, apart: 0 } },
    });
    expect(labelled.report).toMatchObject({ against: 'decisions', training: { how: 'labels' } });
    const differs = ({ parameters }: EntityTraining) =>
      parameters.comparisons[1]?.levels.find(({ when }) => when === 'different')?.m ?? 0;
    expect(differs(labelled)).toBeGreaterThan(differs(alone) + 0.05);
  });

  it('makes the next linkage count anew how frequent values are, once', async () => {
    await linkEntityType(test.store, current);
    const counted = async () => (await test.store.linkage.findSnapshot(person))?.takenAt;
    const before = await counted();
    const trained = readModelText(peopleModel, toParametersText((await train()).parameters)).model;
    if (!trained) throw new Error('no model');
    expect(await counted()).toBe(before);
    await linkEntityType(test.store, trained);
    const after = await counted();
    expect(after).not.toBe(before);
    await linkEntityType(test.store, trained);
    expect(await counted()).toBe(after);
  });

  it('leaves what the store holds as it is', async () => {
    await linkEntityType(test.store, current);
    const before = await readPartition(test.store);
    const snapshot = await test.store.linkage.findSnapshot(person);
    await train({ current });
    await reportEntityType(test.store, current, options);
    expect(await readPartition(test.store)).toEqual(before);
    expect(await test.store.linkage.findSnapshot(person)).toEqual(snapshot);
  });

  it('has nothing to say of a type without records', async () => {
    const nobody = { ...untrained, entity: toEntityTypeName('nobody') };
    expect(await trainEntityType(test.store, nobody, options)).toBeUndefined();
  });
});

describe('a parameters file', () => {
  it('is written by the command alone: a running hub never changes one', () => {
    const root = resolve(import.meta.dirname, '../../..');
    const files = globSync('{schemas,contracts,sources,mesh,gateway,cli}/**/*.ts', { cwd: root });
    const writers = files.filter(
      (file) =>
        !file.endsWith('.spec.ts') && /toParametersText\(/.test(readFileSync(resolve(root, file), 'utf8')),
    );
    expect(writers.sort()).toEqual([
      'cli/identity/write-files.ts',
      'mesh/identity/model/to-parameters-text.ts',
    ]);
  });
});
