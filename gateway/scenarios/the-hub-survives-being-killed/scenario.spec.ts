import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ask, HubProcess, pearlCity } from '../harness/index.ts';

const kills = 20;
const scale = 0.02;

interface State {
  readonly overview: Record<string, number>;
  readonly persons: { readonly totalCount: number };
  readonly sources: {
    readonly datasets: {
      readonly id: string;
      readonly records: number;
      readonly quarantined: number;
      readonly lastRun: Record<string, number>;
    }[];
  }[];
}

const stateQuery = `{ overview { records quarantined entities openConflicts } persons(first: 1) { totalCount }
  sources { datasets { id records quarantined lastRun { read kept unchanged quarantined } } } }`;

let home: string;

/** Command lines of all processes: from /proc where there is one, for a bare machine has no ps. */
function listCommandLines(): string[] {
  if (!existsSync('/proc/self/cmdline'))
    return execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return readdirSync('/proc').flatMap((name) => {
    try {
      return /^\d+$/.test(name) ? readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') : [];
    } catch {
      return [];
    }
  });
}

/** Processes of this home that still run: each of them has its path in its command line. */
function findProcesses(): string[] {
  return listCommandLines().filter((line) => line.includes(home));
}

async function waitUntilAllGone(): Promise<string[]> {
  for (let waited = 0; waited < 15_000; waited += 100) {
    if (findProcesses().length === 0) return [];
    await sleep(100);
  }
  return findProcesses();
}

async function readState(hub: HubProcess): Promise<State> {
  const url = await hub.ready();
  const { data } = await ask<State>({ url, token: await hub.token('steward') }, stateQuery);
  return data;
}

/** What must not depend on how often the hub was killed; a taxi's position is another one each time. */
function toLasting({ overview, persons, sources }: State): unknown {
  const datasets = sources
    .flatMap((source) => source.datasets)
    .filter(({ id }) => id !== 'transport.taxi-positions');
  const counts = datasets.map(({ id, records, quarantined }) => [id, records, quarantined]);
  return {
    counts: counts.sort(),
    persons: persons.totalCount,
    records: overview.records,
    entities: overview.entities,
  };
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'causeway-killed-'));
  await chmod(home, 0o755);
});
afterAll(() => rm(home, { recursive: true, force: true }));

it(`leaves no process behind and neither loses nor doubles a record, killed ${kills} times at random moments`, async () => {
  expect(listCommandLines().some((line) => line.includes('jest'))).toBe(true);
  const start = () => HubProcess.start({ city: pearlCity, home, scale });
  const moments = fc.sample(fc.integer({ min: 100, max: 6000 }), { numRuns: kills, seed: 20_261_120 });
  for (const moment of moments) {
    const hub = start();
    await Promise.race([sleep(moment), hub.ended()]);
    expect([hub.hasEnded, hub.hasEnded ? hub.said : '']).toEqual([false, '']);
    hub.child.kill('SIGKILL');
    await hub.ended();
    expect(await waitUntilAllGone()).toEqual([]);
  }
  const survivor = start();
  const after = await readState(survivor);
  await survivor.stop();
  expect(await waitUntilAllGone()).toEqual([]);
  for (const { lastRun } of after.sources.flatMap((source) => source.datasets)) {
    expect(lastRun.read).toBe((lastRun.kept ?? 0) + (lastRun.unchanged ?? 0) + (lastRun.quarantined ?? 0));
  }
  const undisturbed = HubProcess.start({ city: pearlCity, home: join(home, 'undisturbed'), scale });
  const reference = await readState(undisturbed);
  await undisturbed.stop();
  expect(toLasting(after)).toEqual(toLasting(reference));
  const complete = JSON.parse(await readFile(join(home, 'pearl-city', 'data', 'complete.json'), 'utf8')) as {
    scale: number;
  };
  expect(complete.scale).toBe(scale);
}, 420_000);
