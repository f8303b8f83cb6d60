import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { upgradeCameras } from '../../../examples/pearl-city/legacy/postgres/index.ts';
import { ask, pearlCity, startTestCity } from '../harness/index.ts';
import type { TestCity } from '../harness/index.ts';

interface Camera {
  readonly SXJBH: string;
  readonly FBLDM: string;
  readonly _stale: boolean;
}
interface CameraTask {
  readonly sentence: string;
  readonly draft: string | null;
  readonly diff: readonly string[];
  readonly consumers: readonly string[];
  readonly findings: readonly { readonly kind: string; readonly field: string }[];
}

const oldQuestion = '{ publicSecurity_cameras(first: 1000) { nodes { SXJBH AZWZ FBLDM ZTDM GXSJ _stale } } }';
const taskQuestion =
  '{ tasks(dataset: "public-security.cameras") { nodes { kind sentence draft diff consumers findings { kind field } } } }';
const newContract = join(pearlCity, 'upgrades/contracts/public-security/cameras/2.0.0.odcs.yaml');

let city: TestCity;
const askAs = <Data>(client: string, question: string) =>
  ask<Data>({ url: city.url, token: city.token(client) }, question);

/** What city management sees on its map, without the mark of age. */
async function readOldVersion(): Promise<{ cameras: Omit<Camera, '_stale'>[]; stale: boolean[] }> {
  const answer = await askAs<{ publicSecurity_cameras: { nodes: Camera[] } }>(
    'city-management-map',
    oldQuestion,
  );
  expect(answer.errors).toBeUndefined();
  const { nodes } = answer.data.publicSecurity_cameras;
  const cameras = nodes.map(({ _stale: _, ...camera }) => camera);
  return { cameras, stale: [...new Set(nodes.map(({ _stale }) => _stale))] };
}

async function waitFor<T>(find: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 120; tries++, await sleep(500)) {
    const found = await find();
    if (found !== undefined) return found;
  }
  throw new Error(`${what} did not come within a minute.`);
}

const readTasks = async () =>
  (await askAs<{ tasks: { nodes: CameraTask[] } }>('public-security-developer', taskQuestion)).data.tasks
    .nodes;

/** Reads the registers every two seconds instead of every ten minutes. */
async function hurry(directory: string): Promise<void> {
  const file = join(directory, 'sources/public-security/registers.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('refresh: 10m', 'refresh: 2s'));
}

beforeAll(async () => {
  city = await startTestCity({ prepare: hurry });
}, 300_000);
afterAll(() => city?.close());

describe('public security upgrades its cameras on its own', () => {
  let before: Omit<Camera, '_stale'>[];

  it('while city management reads them as it always did', async () => {
    const { cameras, stale } = await readOldVersion();
    expect(cameras.length).toBeGreaterThan(5);
    expect(new Set(cameras.map(({ FBLDM }) => FBLDM)).size).toBeGreaterThan(1);
    expect(stale).toEqual([false]);
    before = cameras;
    // Who uses what is written every few seconds; nobody can be told of what nobody knows yet.
    await sleep(6_000);
  });

  it('the hub notices first: the last good copy is served, marked stale, and everybody concerned is told', async () => {
    await upgradeCameras(city.systems['public-security'].port);
    const task = await waitFor(async () => (await readTasks())[0], 'The task');
    expect(task.findings).toContainEqual({ kind: 'gone', field: 'SXJBH' });
    expect(task.consumers).toEqual(['city-management-map']);
    expect(task.draft).toContain('CAMERA_ID');
    expect(task.diff.length).toBeGreaterThan(3);
    const { cameras, stale } = await waitFor(async () => {
      const seen = await readOldVersion();
      return seen.stale[0] ? seen : undefined;
    }, 'The mark of age');
    expect([cameras, stale]).toEqual([before, [true]]);
    const { data } = await askAs<{ notices: { sentence: string }[] }>(
      'city-management-map',
      '{ notices { dataset kind sentence } }',
    );
    expect(data.notices).toEqual([
      expect.objectContaining({ dataset: 'public-security.cameras', kind: 'drift' }),
    ]);
  }, 90_000);

  it('then through a translation: the old version answers from the new register, the new one has more', async () => {
    const said = await city.hub.run(
      'publish',
      newContract,
      '--hub',
      city.url,
      '--token',
      city.token('public-security-developer'),
      '--notice',
      '0',
      '--json',
    );
    expect(JSON.parse(said)).toMatchObject({ contracts: [{ outcome: 'published' }] });
    const { cameras } = await waitFor(async () => {
      const seen = await readOldVersion();
      expect(seen.cameras).toEqual(before);
      return seen.stale[0] ? undefined : seen;
    }, 'The new reading');
    expect(cameras).toEqual(before);
    const question = '{ publicSecurity_cameras_v2(first: 1000) { nodes { CAMERA_ID PIXEL_HEIGHT CODEC } } }';
    const { data } = await askAs<{
      publicSecurity_cameras_v2: { nodes: { PIXEL_HEIGHT: number; CODEC: string }[] };
    }>('public-security-developer', question);
    expect(data.publicSecurity_cameras_v2.nodes).toHaveLength(before.length);
    expect(data.publicSecurity_cameras_v2.nodes.every(({ CODEC }) => CODEC.startsWith('H.26'))).toBe(true);
    expect(
      await waitFor(async () => ((await readTasks()).length === 0 ? true : undefined), 'The end of the task'),
    ).toBe(true);
  }, 90_000);
});
