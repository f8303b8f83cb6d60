import { resolve } from 'node:path';
import { inspectSource, type InspectQuestion } from '#sources';
import type { CliConfig } from '../causeway.config.ts';
import { printInspection } from './print-inspection.ts';
import type { InspectFlags } from './source-inspect-command.ts';
import { writeDrafts } from './write-drafts.ts';

/** Looks at the target, writes the drafts where `--out` says and prints what was found. */
export async function runSourceInspect(
  question: InspectQuestion,
  flags: InspectFlags,
  config: CliConfig,
): Promise<void> {
  const inspection = await inspectSource({
    ...question,
    onProgress: (sentence) => process.stderr.write(`  ${sentence}\n`),
  });
  const written = flags.out === undefined ? undefined : writeDrafts(inspection, resolve(flags.out));
  if (flags.json) console.log(JSON.stringify({ ...inspection, written }, null, 2));
  else printInspection(inspection, { written, home: config.home, print: (line) => console.log(line) });
}
