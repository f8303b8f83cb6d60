import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Feature } from '../model/index.ts';
import { toRanges } from './map-lines.ts';
import { MappingCrew } from './mapping-crew.ts';
import { toMadeFile, type MappingWork } from './mapping-work.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-crew-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const from = [{ name: 'address', type: 'string', title: {} }] as unknown as Feature['from'];
const features: Feature[] = [{ name: 'address', from, normalise: 'address', together: false }];
const lines = Array.from({ length: 40_000 }, (_, n) => `${n}\t禹会区蓝天巷${n}号\n`);

function toWork(hands: number, claimed = 0): MappingWork {
  const [given, made] = [join(folder, 'given.tsv'), join(folder, 'made')];
  writeFileSync(given, lines.join(''));
  for (let hand = 0; hand < hands; hand += 1) writeFileSync(toMadeFile(made, hand), '');
  const size = statSync(given).size + claimed;
  const tasks = toRanges(given, { size, bytes: 4096 }).map((range) => ({ ...range, plan: 0, made }));
  return { plans: [{ from, features, checked: [] }], tasks, taken: new Int32Array(new SharedArrayBuffer(4)) };
}

/** Long enough for threads to have loaded. */
const untilReady = () => setTimeout(2000);

describe('MappingCrew', () => {
  it('shares the tasks, each done once', async () => {
    await using crew = MappingCrew.gather(1_000_000);
    await untilReady();
    await crew.map(toWork(crew.hands));
    const parts = Array.from({ length: crew.hands }, (_, hand) =>
      readFileSync(toMadeFile(join(folder, 'made'), hand), 'utf8')
        .split('\n')
        .slice(0, -1),
    );
    expect(parts.every((part) => part.length > 0)).toBe(true);
    const made = new Map(parts.flat().map((line) => [Number(line.split('\t')[0]), line]));
    expect(parts.flat()).toHaveLength(lines.length);
    expect(made.size).toBe(lines.length);
    expect(made.get(123)).toBe('123\t蓝天巷123\tfalse');
  });

  it('has no helpers for a few records', () => {
    expect(MappingCrew.gather(1000).hands).toBe(1);
  });

  it('says what went wrong, wherever it did', async () => {
    await using crew = MappingCrew.gather(1_000_000);
    await untilReady();
    const { tasks, ...work } = toWork(crew.hands, 1000);
    // The calling thread is given what is right: the helper comes to the end of the file that is not there.
    const inOrder = crew.hands > 1 ? [...tasks.slice(0, 20), ...tasks.slice(-1)] : tasks.slice(-1);
    await expect(crew.map({ ...work, tasks: inOrder })).rejects.toThrow('ends before byte');
  });
});
