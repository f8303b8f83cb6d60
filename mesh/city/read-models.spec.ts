import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '#schemas';
import { getModel, peopleModel, personType, sampleParameters } from '../identity/testing/index.ts';
import { toParametersText } from '../identity/index.ts';
import { readCityFiles } from './city-files.ts';
import { readModels } from './read-models.ts';

const city = mkdtempSync(join(tmpdir(), 'causeway-models-'));
const untrained = peopleModel.replaceAll(/, [mu]: [\d.]+/g, '').replace(/^prior.*\n/m, '');
const parameters = toParametersText(sampleParameters(getModel()));

beforeEach(() => {
  rmSync(city, { recursive: true, force: true });
  mkdirSync(join(city, 'identity'), { recursive: true });
});
afterAll(() => rmSync(city, { recursive: true, force: true }));

function read(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(city, 'identity', name), text);
  const { faults, ...found } = readCityFiles(city);
  const strangers = faults.filter(({ file }) => file.startsWith('identity/'));
  return { strangers, ...readModels(found, [personType]) };
}

const said = (faults: readonly Fault[]) =>
  faults.map(({ file, sentence }) => `${file}: ${sentence}`).join('\n');

describe('the models of a city', () => {
  it('are read with the parameters beside them, which are no model and no stranger', () => {
    const { models, faults, strangers } = read({
      'person.yaml': untrained,
      'person.parameters.yaml': parameters,
    });
    expect([...faults, ...strangers]).toEqual([]);
    expect(models).toHaveLength(1);
    expect(models[0]?.parameters).toBe('trained');
  });

  it('need no parameters where m, u and the prior are set by hand', () => {
    expect(read({ 'person.yaml': peopleModel })).toMatchObject({
      faults: [],
      models: [{ parameters: 'given' }],
    });
  });

  it('that nobody trained are named, with what to run', () => {
    expect(said(read({ 'person.yaml': untrained }).faults)).toMatch(
      /^identity\/person\.yaml: Nobody has trained this model: .*Run "causeway identity train --entity person";/,
    );
  });

  it('with stale parameters are named by the parameters’ file alone', () => {
    const { faults, models } = read({
      'person.yaml': untrained.replace('{ sound: equal }', '{ sound: 1 character apart }'),
      'person.parameters.yaml': parameters,
    });
    expect(models).toEqual([]);
    expect(said(faults)).toMatch(/^identity\/person\.parameters\.yaml: .*train again.*$/);
  });

  it('leave no parameters behind when they go', () => {
    expect(said(read({ 'person.yaml': peopleModel, 'place.parameters.yaml': parameters }).faults)).toBe(
      'identity/place.parameters.yaml: There is no model identity/place.yaml that these parameters are of; take this file away.',
    );
  });
});
