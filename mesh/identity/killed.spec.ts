import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startEmbeddedPostgres, Store, type EmbeddedCluster } from '../store/index.ts';
import { toModelSignature } from './model/index.ts';
import {
  arrive,
  getModel,
  linkAsHub,
  makeConfusable,
  peopleModel,
  runAndKill,
  toRandom,
  toReference,
  type Arrival,
} from './testing/index.ts';

const program = fileURLToPath(new URL('testing/hub-process.ts', import.meta.url));
const text = peopleModel.replace('conflict: [id] }', 'conflict: [id], averageWeight: -1, weakestEdge: 2 }');
const model = getModel(text);
const stages = ['reading', 'normalising', 'blocking', 'comparing', 'training', 'clustering', 'done', 'due'];
/** Kills of each round; in every other one all records are linked anew. */
const rounds = [9, 4, 8, 4];

let directory: string;
let cluster: EmbeddedCluster;
/** Two hubs of the same city, of which one is left in peace. */
let calm: Store;
let shaken: Store;
let shakenUrl: string;

async function openStores(): Promise<void> {
  cluster = await startEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    settings: { fsync: 'off' },
  });
  shakenUrl = cluster.url.replace(/postgres$/, 'shaken');
  calm = await Store.open(cluster.url);
  const [known] = await calm.database.query<unknown[]>(`SELECT FROM pg_database WHERE datname = 'shaken'`);
  if (!known) await calm.database.query('CREATE DATABASE shaken');
  shaken = await Store.open(shakenUrl);
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'causeway-killed-'));
  await chmod(directory, 0o755);
  await openStores();
}, 120_000);

afterAll(async () => {
  await Promise.allSettled([calm.close(), shaken.close()]);
  await cluster.stop();
  await rm(directory, { recursive: true, force: true });
});

const random = toRandom(20_261_128);
const datasets = ['police.persons', 'water.accounts', 'health.patients'];
const referTo = (n: number) => toReference(datasets[n % 3] ?? '', `p${n}`);

/** Records that come, change and go. */
function makeRound(round: number): Arrival[] {
  const some = (count: number) =>
    Array.from({ length: count }, () => referTo(Math.floor(random() * round * 120)));
  return [
    ...Array.from({ length: 120 }, (_, n) => referTo(round * 120 + n)).map((reference) => ({
      reference,
      attributes: makeConfusable(random),
    })),
    ...some(20).map((reference) => ({ reference, attributes: makeConfusable(random) })),
    ...some(15).map((reference) => ({ reference })),
  ];
}

async function readState(store: Store) {
  const membership = await store.entities.readMembership('person' as never);
  const tasks = await store.database.query<unknown[]>(
    'SELECT kind, members, weight, sentence FROM identity_task WHERE closed_at IS NULL ORDER BY fingerprint',
  );
  const due = await store.database.query<unknown[]>('SELECT dataset, key FROM linkage_due');
  const served = await store.database.query<{ id: string; redirect: string | null; gone: boolean }[]>(
    `SELECT entity_id AS id, redirect_to AS redirect, emptied_at IS NOT NULL AS gone FROM entity ORDER BY 1`,
  );
  return { membership: [...membership].sort(), tasks, due, served };
}

it(`comes to the same entities, ids and tasks as a hub in peace, killed ${rounds.reduce((a, b) => a + b)} times`, async () => {
  const killedIn = new Map<string, number>();
  for (const [round, kills] of rounds.entries()) {
    const isWhole = round % 2 === 0;
    const arrivals = makeRound(round);
    for (const store of [calm, shaken]) {
      await arrive(store, arrivals);
      if (isWhole) await store.database.query('TRUNCATE linkage_alive');
    }
    await linkAsHub(calm, model);
    for (let kill = 0; kill < kills;) {
      const wanted = isWhole ? stages[kill % stages.length] : 'due';
      const isTime = (stage: string) => stages.indexOf(stage) >= stages.indexOf(wanted ?? '');
      // In the last stages a transaction is under way that takes longest; short ones are over if one waits at all.
      const most = isWhole && kill % stages.length < 6 ? 30 : 300;
      const delay = (kill + (round >> 1)) % 2 === 0 ? 0 : Math.floor(random() * most);
      const { killed, said } = await runAndKill({
        program,
        order: { url: shakenUrl, model: text },
        isTime,
        delay,
      });
      if (!killed) break;
      killedIn.set(said.at(-1) ?? '', (killedIn.get(said.at(-1) ?? '') ?? 0) + 1);
      kill += 1;
    }
    await runAndKill({ program, order: { url: shakenUrl, model: text } });
    const [expected, found] = [await readState(calm), await readState(shaken)];
    expect(found).toEqual(expected);
    expect(found.due).toEqual([]);
    expect(found.tasks.length).toBeGreaterThan(5);
  }
  for (const stage of ['reading', 'normalising', 'blocking', 'clustering', 'done', 'due'])
    expect([stage, killedIn.get(stage) ?? 0]).not.toEqual([stage, 0]);
}, 600_000);

it('saves entities, tasks and what is due no longer together, or none of it', async () => {
  await arrive(shaken, makeRound(rounds.length));
  await linkAsHub(shaken, model);
  await arrive(shaken, makeRound(rounds.length + 1));
  const before = await readState(shaken);
  await shaken.database.query('ALTER TABLE identity_task RENAME TO away');
  await expect(linkAsHub(shaken, model)).rejects.toThrow('identity_task');
  await shaken.database.query('TRUNCATE linkage_alive');
  await expect(linkAsHub(shaken, model)).rejects.toThrow('identity_task');
  await shaken.database.query('ALTER TABLE away RENAME TO identity_task');
  expect({ ...(await readState(shaken)), due: before.due }).toEqual(before);
}, 60_000);

it('begins anew from all records where PostgreSQL was killed and what linkage goes on from is lost', async () => {
  await linkAsHub(shaken, model);
  const before = await readState(shaken);
  await arrive(shaken, makeRound(rounds.length + 2));
  const [{ n } = { n: 0 }] = await shaken.database.query<{ n: number }[]>(
    'SELECT count(*)::int AS n FROM linkage_due',
  );
  expect(n).toBeGreaterThan(100);
  await killPostgres();
  await openStores();
  expect(await shaken.linkage.isAlive(model.entity, toModelSignature(model))).toBe(false);
  await linkAsHub(shaken, model);
  const whole = await readState(shaken);
  await shaken.database.query('TRUNCATE linkage_alive');
  await linkAsHub(shaken, model);
  expect(await readState(shaken)).toEqual(whole);
  expect(whole.due).toEqual([]);
  const ids = new Set(whole.served.map(({ id }) => id));
  expect(before.served.filter(({ id }) => !ids.has(id))).toEqual([]);
}, 120_000);

/** As a machine does that loses its power: nobody is asked, nothing is written down. */
async function killPostgres(): Promise<void> {
  const [pid] = readFileSync(join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  for (const store of [calm, shaken]) await store.close();
  process.kill(Number(pid), 'SIGKILL');
  await cluster.stop();
}
