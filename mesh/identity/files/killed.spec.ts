import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeConfusable, runAndKill, toRandom } from '../testing/index.ts';
import { linkFiles } from './link-files.ts';

const program = fileURLToPath(new URL('testing/link-process.ts', import.meta.url));
const stages = [
  ...['found', 'reading', 'profiling', 'normalising', 'blocking', 'comparing'],
  ...['training', 'clustering', 'done', 'writing'],
];
const kills = 25;

let folder: string;
let paths: string[];
let expected: Record<string, string>;
const outputs = ['clusters.csv', 'model.yaml'];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-killed-'));
  paths = ['a.csv', 'b.csv'].map((name, place) => writePeople(name, place));
  await linkFiles(toQuestion('undisturbed', undefined));
  expected = readOutputs('undisturbed');
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Two registers of the same made-up people; the second one holds nobody twice, so that pairs are taken out. */
function writePeople(name: string, place: number): string {
  const random = toRandom(8 + place);
  const file = join(folder, name);
  const lines = Array.from({ length: 1500 }, () => {
    const { name: said, birthDate, residentId, telephone } = makeConfusable(random);
    return [said, birthDate, residentId, telephone].map((value) => value ?? '').join(',');
  });
  writeFileSync(file, ['姓名,出生日期,身份证号,电话', ...(place === 1 ? new Set(lines) : lines)].join('\n'));
  return file;
}

function toQuestion(name: string, work: string | undefined) {
  const at = (file: string) => join(folder, name, file);
  return { paths, work, out: at('clusters.csv'), saveModel: at('model.yaml'), report: at('report.html') };
}

function readOutputs(name: string): Record<string, string> {
  const found = outputs.filter((file) => existsSync(join(folder, name, file)));
  return Object.fromEntries(found.map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]));
}

it(`comes to the same as undisturbed, killed ${kills} times, at every stage`, async () => {
  const random = toRandom(20_261_128);
  const order = toQuestion('killed', join(folder, 'work'));
  const killedIn = new Map<string, number>();
  for (let killed = 0; killed < kills;) {
    const wanted = stages[killed % stages.length] ?? '';
    const isTime = (line: string) => stages.indexOf(line.split(' ')[0] ?? '') >= stages.indexOf(wanted);
    const run = await runAndKill({ program, order, isTime, delay: Math.floor(random() * 40) });
    // Whatever is there is whole.
    expect(expected).toMatchObject(readOutputs('killed'));
    if (run.killed) {
      const stage = run.said.at(-1)?.split(' ')[0] ?? '';
      killedIn.set(stage, (killedIn.get(stage) ?? 0) + 1);
      killed += 1;
      continue;
    }
    expectWritten();
    rmSync(join(folder, 'killed'), { recursive: true });
  }
  await runAndKill({ program, order });
  expectWritten();
  for (const stage of stages.filter((one) => one !== 'done' && one !== 'found'))
    expect([stage, killedIn.get(stage) ?? 0]).not.toEqual([stage, 0]);
}, 600_000);

function expectWritten(): void {
  expect(readOutputs('killed')).toEqual(expected);
  expect(readdirSync(join(folder, 'killed')).sort()).toEqual(['clusters.csv', 'model.yaml', 'report.html']);
  expect(existsSync(join(folder, 'work'))).toBe(false);
}
