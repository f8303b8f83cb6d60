import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { linkFiles } from '../hub/index.ts';
import { runMeasured, toLastSentence } from '../measured-process/index.ts';
import { prepareSplink, runSplink } from '../splink/index.ts';
import type { Attempt } from './attempt.ts';
import type { LimitFigures } from './limit/compare-by-hand.ts';

export interface Order {
  readonly file: string;
  /** An empty folder for whatever is written meanwhile. */
  readonly scratch: string;
  /** After so many minutes a contestant is ended. */
  readonly minutes: number;
}

/** Does what it does with a person file; a contestant that cannot says why. */
export type Contestant = (
  order: Order,
) => Promise<Omit<Attempt, 'contestant'> | { readonly missing: string }>;

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
/** All of them have all cores of the machine. */
const threads = String(availableParallelism());

async function runHub({ file, scratch, minutes }: Order): ReturnType<Contestant> {
  const model = path('person.yaml');
  const linked = await linkFiles({ inputs: [file], id: 'id', truth: 'truth', model, scratch, minutes });
  if ('missing' in linked) return linked;
  const { records, pairsCompared, largestCluster, ...agreement } = linked.summary;
  const { precision, recall, f1 } = agreement;
  const { peakMiB } = linked;
  const stages = linked.summary.stages.filter(({ stage }) => stage !== 'checking');
  const seconds = stages.reduce((sum, one) => sum + one.seconds, 0);
  return {
    ...{ records, seconds, stages, pairs: pairsCompared, peakMiB, largestCluster },
    agreement: { precision, recall, f1 },
  };
}

async function runLimit({ file, scratch, minutes }: Order): ReturnType<Contestant> {
  const args = ['--import', 'tsx', path('limit/main.ts'), '--input', file, '--scratch', scratch];
  const command = process.execPath;
  const run = await runMeasured({ command, args: [...args, '--threads', threads], minutes });
  if (run.outcome !== 'done')
    return { missing: `The query by hand came to nothing: ${run.outcome}. ${toLastSentence(run.lastWords)}` };
  return { ...(JSON.parse(run.stdout) as LimitFigures), peakMiB: run.peakMiB };
}

async function runPeer({ file, scratch, minutes }: Order, splinkPairs: string): ReturnType<Contestant> {
  const splink = await prepareSplink();
  if ('missing' in splink) return splink;
  const program = new URL('splink/link_persons.py', import.meta.url);
  const args = ['--input', file, '--threads', threads, '--max-pairs', splinkPairs];
  const result = await runSplink({ python: splink.python, program, args, scratch, minutes });
  if ('missing' in result) return result;
  const { records, seconds, stages, pairs, peakMiB, atThreshold, best, warnings } = result;
  const { largestCluster, ...agreement } = atThreshold;
  return { records, seconds, stages, pairs, peakMiB, agreement, best, largestCluster, warnings };
}

/**
 * By name, in the order in which they run.
 * @param splinkPairs from how many random pairs Splink estimates u: it runs once for each number, such as 1e6
 */
export function toContestants(splinkPairs: readonly string[]): ReadonlyMap<string, Contestant> {
  const peers = splinkPairs.map((pairs): [string, Contestant] => [
    `splink, u from ${pairs} pairs`,
    (order) => runPeer(order, pairs),
  ]);
  return new Map<string, Contestant>([['hub', runHub], ['limit', runLimit], ...peers]);
}
