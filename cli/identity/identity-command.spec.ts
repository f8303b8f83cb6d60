import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { readCityModels } from '#mesh';
import {
  arrive,
  makeConfusable,
  peopleModel,
  toRandom,
  toReference,
} from '../../mesh/identity/testing/index.ts';
import { openTestStore, type TestStore } from '../../mesh/store/testing/index.ts';
import { CityHome } from '../city-home.ts';
import { InvalidCity } from '../invalid-city.ts';
import { addIdentityCommand } from './identity-command.ts';

const home = mkdtempSync(join(tmpdir(), 'causeway-identity-'));
const city = join(home, 'folder');
const model = join(city, 'identity/person.yaml');
const parameters = join(city, 'identity/person.parameters.yaml');
const pearl = fileURLToPath(new URL('../../examples/pearl-city/', import.meta.url));
const untrained = peopleModel.replaceAll(/, [mu]: [\d.]+/g, '').replace(/^prior.*\n/m, '');

let test: TestStore;
let printed: string[];

beforeAll(async () => {
  test = await openTestStore();
  const random = toRandom(5);
  const people = Array.from({ length: 60 }, () => makeConfusable(random));
  for (const dataset of ['police.persons', 'water.accounts'])
    await arrive(
      test.store,
      people.map((attributes, at) => ({ reference: toReference(dataset, `${at}`), attributes })),
    );
  mkdirSync(join(city, 'identity'), { recursive: true });
  mkdirSync(join(city, 'schemas'));
  for (const file of globSync('schemas/*.schema.json', { cwd: pearl }))
    copyFileSync(join(pearl, file), join(city, file));
  writeFileSync(join(city, 'city.yaml'), 'name: test\ntitle: { en: Test }\nlocales: [en]\n');
  mkdirSync(join(home, 'test'));
  new CityHome(home, 'test').saveState({
    ...{ pid: 0, url: '', databaseUrl: test.url, city: 'test' },
    ...{ cityDirectory: city, dataDirectory: home },
  });
});

afterAll(async () => {
  await test.close();
  rmSync(home, { recursive: true, force: true });
});

beforeEach(() => {
  rmSync(join(city, 'identity'), { recursive: true });
  mkdirSync(join(city, 'identity'));
  writeFileSync(model, untrained);
  printed = [];
});

async function run(...words: string[]): Promise<string> {
  const program = new Command().exitOverride();
  addIdentityCommand(program, { home, databaseUrl: test.url, underNpm: false, environment: {} });
  const [log, write] = [console.log, process.stderr.write];
  console.log = (line: string) => void printed.push(line);
  process.stderr.write = () => true;
  try {
    await program.parseAsync(['identity', ...words], { from: 'user' });
  } finally {
    console.log = log;
    process.stderr.write = write;
  }
  return printed.join('\n');
}

describe('causeway identity train', () => {
  it('writes the parameters beside the model, and says what it learned and whose move it is', async () => {
    const said = await run('train', '--city', city);
    expect(said).toContain('person: learned from 120 records of 2 datasets');
    expect(said).toMatch(/^ {2}name +sound equal +0\.\d+ /m);
    expect(said).toContain('nobody had trained this model');
    expect(said).toContain('restart it once the file is reviewed');
    const [read] = readCityModels(city).models;
    expect(read?.current).toMatchObject({ parameters: 'trained' });
    expect(readdirSync(join(city, 'identity')).sort()).toEqual(['person.parameters.yaml', 'person.yaml']);
    expect(readFileSync(model, 'utf8')).toBe(untrained);
  });

  it('says what another training changes, from old to new', async () => {
    writeFileSync(model, peopleModel);
    const said = await run('train', '--city', city);
    expect(said).toMatch(/matches per record: 1 → [\d.]+/);
    expect(said).toMatch(/id +equal +0\.95 → \S+ +0\.000001 → \S+ +19\.9 → \d/);
    expect(said).toMatch(/entities: \d+ → \d+; \d+ would hold what are several now, \d+ would be split/);
  });

  it('writes nothing with --dry-run, and one JSON document with --json', async () => {
    const said = JSON.parse(await run('train', '--city', city, '--dry-run', '--json'));
    expect(said).toMatchObject({
      city: 'test',
      entityTypes: [{ entity: 'person', parameters: { how: 'expectation maximisation' } }],
    });
    expect(existsSync(parameters)).toBe(false);
  });

  it('replaces parameters that do not fit the model any more', async () => {
    await run('train', '--city', city);
    writeFileSync(model, untrained.replace('{ sound: equal }', '{ sound: 1 character apart }'));
    expect(readCityModels(city).models[0]?.current).toBeUndefined();
    await run('train', '--city', city);
    expect(readCityModels(city).models[0]?.current).toBeDefined();
  });

  it('writes a report on request', async () => {
    await run('train', '--city', city, '--dry-run', '--report', join(home, 'report.html'));
    const html = readFileSync(join(home, 'report.html'), 'utf8');
    expect(html).toContain('Learned from the records themselves, without labels');
    expect(html).not.toMatch(/undefined|NaN/);
  });

  it('refuses an entity type without a model, naming those with one, and a model with mistakes', async () => {
    const refused = run('train', '--city', city, '--entity', 'ship');
    await expect(refused).rejects.toThrow(
      'There is no model identity/ship.yaml; there are models of person.',
    );
    writeFileSync(model, untrained.replace('from: telephone', 'from: telefone'));
    await expect(run('train', '--city', city)).rejects.toThrow(InvalidCity);
  });
});

describe('causeway identity report', () => {
  it('reports a model as it is, without training it', async () => {
    writeFileSync(model, peopleModel);
    await run('report', '--city', city, '--out', join(home, 'as-it-is.html'), '--language', 'zh');
    const html = readFileSync(join(home, 'as-it-is.html'), 'utf8');
    expect(html).toContain('这次没有学习');
    expect(html).toContain('<title>自然人');
    expect(existsSync(parameters)).toBe(false);
  });

  it('sends whoever has not trained to training', async () => {
    await expect(run('report', '--city', city)).rejects.toThrow(
      'run "causeway identity train --entity person" first',
    );
  });

  it('refuses a language that no report is written in', async () => {
    await expect(run('report', '--city', city, '--language', 'fr')).rejects.toThrow('not in "fr"');
  });
});
