import { join } from 'node:path';
import { runMeasured, toLastSentence } from '../measured-process/index.ts';
import { repository } from './bench-hub.ts';

/** What `causeway link --json` says. */
export interface LinkSummary {
  readonly records: number;
  readonly pairsCompared: number;
  readonly clusters: number;
  readonly largestCluster: number;
  readonly seconds: number;
  /** Pairwise, as are recall and F1. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly bcubed: { readonly precision: number; readonly recall: number; readonly f1: number };
  readonly stages: readonly { readonly stage: string; readonly seconds: number }[];
}

export interface LinkOrder {
  readonly inputs: readonly string[];
  /** The columns of the record's id and of who it truly is: the linkage looks at neither. */
  readonly id: string;
  readonly truth: string;
  /** A model file; without one the command makes its own (`--auto`). */
  readonly model?: string;
  /** An existing folder, in which everything that the command writes lies. */
  readonly scratch: string;
  readonly minutes?: number;
}

export type Linked =
  | { readonly summary: LinkSummary; readonly wallSeconds: number; readonly peakMiB: number | undefined }
  | { readonly missing: string };

/** Runs `causeway link` on files, in a process of its own; resolves to a sentence where it does not come through. */
export async function linkFiles(order: LinkOrder): Promise<Linked> {
  const { scratch, minutes } = order;
  const run = await runMeasured({
    command: process.execPath,
    args: [join(repository, 'bin', 'causeway.js'), 'link', ...toFlags(order)],
    directory: scratch,
    environment: { CAUSEWAY_HOME: join(scratch, 'home') },
    minutes,
  });
  if (run.outcome === 'out of time') return { missing: `causeway link was ended after ${minutes} minutes.` };
  if (run.outcome === 'failed') return { missing: `causeway link failed: ${toLastSentence(run.lastWords)}` };
  return { summary: JSON.parse(run.stdout) as LinkSummary, wallSeconds: run.seconds, peakMiB: run.peakMiB };
}

/** The clusters are written, as anybody who links would have them. */
function toFlags({ inputs, id, truth, model, scratch }: LinkOrder): string[] {
  return [
    ...inputs.flatMap((input) => ['--input', input]),
    ...['--id', id, '--truth', truth, '--json', '--out', join(scratch, 'hub-clusters.csv'), '--force'],
    ...(model === undefined ? ['--auto'] : ['--model', model]),
  ];
}
