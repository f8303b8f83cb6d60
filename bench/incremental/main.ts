import { existsSync } from 'node:fs';
import { IdentityKeeper } from '../../mesh/identity/index.ts';
import { describeMachine, printResult, jsonOption, readOptions } from '../figures/index.ts';
import { inTemporaryFolder } from '../hub/index.ts';
import { getPersonFile } from '../linkage/get-person-file.ts';
import { compareWithBatch } from './compare-with-batch.ts';
import { drawArrivals, fillStore, type Filling } from './fill-store.ts';
import { keepStore, openHeldStore, type HeldStore } from './held-store.ts';
import { keepLinking } from './keep-linking.ts';
import { linkWhole } from './link-whole.ts';
import { readPersonModel } from './person-model.ts';
import { runPhase, type PhaseFigures } from './run-phase.ts';
import { countExisting, newShare, toArrivals } from './to-arrivals.ts';
import { isSustained, toReport } from './to-report.ts';
import { Traffic } from './traffic.ts';

/** How soon records that come, change or go are linked against all others, and how many a second. */
const { values } = readOptions({
  command: 'npm run bench incremental',
  measures: 'How soon records that come, change or go are linked against all others, and how many a second.',
  options: {
    records: { type: 'string', default: '1000000', says: 'records that are linked before' },
    rate: { type: 'string', default: '500', says: 'changes a second at first' },
    seconds: { type: 'string', default: '60', says: 'so long at that rate' },
    'search-seconds': { type: 'string', default: '15', says: 'so long at each faster rate; 0 tries none' },
    keep: {
      type: 'string',
      says: 'folder in which the filled and linked store is kept, and taken from the next time',
    },
    'no-check': { type: 'boolean', default: false, says: 'do not compare with a linkage of all at the end' },
    json: jsonOption,
  },
});
const [records, rate, seconds] = [Number(values.records), Number(values.rate), Number(values.seconds)];
const searchSeconds = Number(values['search-seconds']);
/** Each faster than the one before, until one is too fast. */
const faster = [1.25, 1.6, 2, 2.5, 3.2].map((times) => Math.round(rate * times));
const machine = describeMachine('bench incremental');
const model = readPersonModel();

const figures = await inTemporaryFolder(async (scratch) => {
  const filling = planFilling();
  const batch = await prepare(scratch, filling);
  const held = await openHeldStore(scratch, batch.kept);
  try {
    const arrivals = toArrivals(batch.filled ?? (await drawArrivals(filling)));
    const traffic = await Traffic.start(arrivals, { url: held.url, scratch });
    const phases = await measure(held, traffic).finally(() => traffic.end());
    return { records, batch: batch.stages, phases, differing: await check(held) };
  } finally {
    await held.close();
  }
});
printResult({ machine, text: toReport(figures), figures }, values.json);
process.exitCode = (figures.differing ?? 0) === 0 ? 0 : 1;

/** A file that has enough records beside those of the store; its size is round, so that others can use it too. */
function planFilling(): Filling {
  const fed = rate * seconds + faster.reduce((sum, one) => sum + one * searchSeconds, 0);
  const available = Math.ceil((records + fed * newShare) / 100_000) * 100_000;
  const sample = countExisting(available - records);
  return { file: getPersonFile(available), available, records, sample };
}

/** Fills a store and links all of it, or takes one where that was done. */
async function prepare(scratch: string, filling: Filling) {
  const kept = values.keep;
  if (kept !== undefined && existsSync(kept)) return { kept, stages: [] };
  const held = await openHeldStore(scratch);
  try {
    console.error('Filling the store');
    const filled = await fillStore(held.store, filling);
    console.error('Linking all of it');
    return { filled, stages: await linkWhole(held.store, model) };
  } finally {
    await held.close();
    if (kept !== undefined) await keepStore(held, kept);
  }
}

async function check({ store }: HeldStore): Promise<number | undefined> {
  if (values['no-check']) return undefined;
  console.error('Linking all anew, to compare');
  return compareWithBatch(store, model);
}

async function measure(held: HeldStore, traffic: Traffic): Promise<PhaseFigures[]> {
  const keeper = new IdentityKeeper(held.store, model);
  await keeper.prepare();
  const stop = new AbortController();
  const linking = keepLinking(keeper, stop.signal, traffic.onLinked);
  try {
    return await Promise.race([runPhases(held, traffic), linking.then(() => [])]);
  } finally {
    stop.abort();
    await linking;
    await keeper.close();
  }
}

async function runPhases({ directory }: HeldStore, traffic: Traffic): Promise<PhaseFigures[]> {
  const phases: PhaseFigures[] = [];
  let from = 0;
  const feedAt = async (one: number, duration: number) => {
    const to = from + Math.round(one * duration);
    console.error(`Feeding ${one} records/s for ${duration} s`);
    const phase = await runPhase(traffic, { from, to, rate: one, directory });
    phases.push(phase);
    from = to;
    return isSustained(phase);
  };
  let isWell = await feedAt(rate, seconds);
  for (const one of searchSeconds > 0 ? faster : []) isWell &&= await feedAt(one, searchSeconds);
  return phases;
}
