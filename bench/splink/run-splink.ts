import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMeasured, toLastSentence } from '../measured-process/index.ts';

/** Pairwise; clusters are made at this match probability. */
export interface SplinkFigures {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly clusters: number;
  readonly largestCluster: number;
  readonly largestTrue: number;
}

export interface SplinkResult {
  readonly records: number;
  /** Candidate pairs. */
  readonly pairs: number;
  /** From reading to stored clusters; neither Python's start nor the comparison with the truth. */
  readonly seconds: number;
  readonly stages: readonly { readonly stage: string; readonly seconds: number }[];
  /** Before the comparison with the truth. */
  readonly peakMiB: number;
  readonly atThreshold: SplinkFigures;
  /** At the threshold that has the highest F1, which only the truth can tell. */
  readonly best: SplinkFigures;
  /** What Splink itself finds doubtful. */
  readonly warnings: readonly string[];
}

export interface SplinkOrder {
  readonly python: string;
  /** A program that takes --output and --scratch and writes a SplinkResult. */
  readonly program: URL;
  readonly args: readonly string[];
  /** An existing folder. */
  readonly scratch: string;
  readonly minutes?: number;
}

const modules = fileURLToPath(new URL('.', import.meta.url));

/** Resolves to the figures, or to the sentence that says why there are none. */
export async function runSplink(order: SplinkOrder): Promise<SplinkResult | { readonly missing: string }> {
  const { python, program, scratch, minutes } = order;
  const output = join(scratch, 'splink.json');
  rmSync(output, { force: true });
  const args = [fileURLToPath(program), ...order.args, '--output', output, '--scratch', scratch];
  const environment = { PYTHONPATH: modules, PYTHONDONTWRITEBYTECODE: '1' };
  const run = await runMeasured({ command: python, args, environment, minutes });
  if (run.outcome === 'done') return JSON.parse(readFileSync(output, 'utf8')) as SplinkResult;
  if (run.outcome === 'out of time') return { missing: `Splink was ended after ${minutes} minutes.` };
  return { missing: `Splink failed: ${toLastSentence(run.lastWords)}` };
}
