import type { Command } from 'commander';
import { CausewayError } from '#schemas';
import type { OutputFlags } from './choose-outputs.ts';

export interface LinkFlags extends OutputFlags {
  readonly model?: string;
  readonly id?: string;
  readonly truth?: string;
  readonly threshold?: number;
}

const help = `
Examples:
  causeway link --auto --input people.csv
  causeway link --model person.yaml --input people.csv
  causeway link --model site.yaml --input a.csv --input b.csv --out clusters.csv
  causeway link --model person.yaml --input people.csv --truth person_id --json

Without --out, --report and --json, the folder causeway-link takes clusters.csv, report.html and model.yaml; with
--auto and --out they go beside the clusters. Read the report, change the model where you know better, and link again
with --model.

Columns of several files are one where their names are, whatever their case and spaces.
A model without m, u and prior is trained on these records; one with them is used as it is.
The linkage never looks at the columns of --id and --truth.

With --work, and where the files have 500 MB and more also without it (in CLUSTERS.csv.work), what each stage came to is
kept until everything is written. After a kill the same command goes on behind the last stage that was finished, if
files, model and program are still the same; otherwise it begins anew.

Exit status: 0 linked, 1 something failed, 2 wrong use.`;

/** `causeway link --model FILE --input FILE …` */
export function addLinkCommand(program: Command): void {
  program
    .command('link')
    .description('find the records of files that are the same person, enterprise, vehicle or place')
    .option(
      '--input <file>',
      'a file of records: CSV with a header, Parquet or JSON Lines (repeatable)',
      collect,
      [],
    )
    .option('--model <file>', 'an identity model, such as identity/person.yaml')
    .option('--auto', 'with no model: propose one from what the columns hold, and train it')
    .option('--id <column>', "the records' own ids: written beside the clusters, never looked at")
    .option(
      '--truth <column>',
      'who the records really are: prints precision, recall and F1, never looked at',
    )
    .option('--out <file>', 'where the clusters are written as CSV: cluster, input, row, id')
    .option('--report <file>', 'where the report is written: one HTML page with charts')
    .option('--save-model <file>', 'where the model that --auto made is written')
    .option('--work <folder>', 'where finished stages are kept, so that a killed run is gone on with')
    .option('--force', 'replace files that are there already')
    .option(
      '--threshold <bits>',
      "the match weight from which records are linked, instead of the model's",
      toBits,
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', help)
    .action(async (flags: LinkFlags) => {
      assertClear(flags);
      const { runLink } = await import('./run-link.ts');
      await runLink(flags);
    });
}

const collect = (file: string, before: string[]) => [...before, file];

function toBits(text: string): number {
  const bits = Number(text);
  if (text.trim() !== '' && Number.isFinite(bits)) return bits;
  throw new CausewayError('WRONG_USE', {
    reason: `--threshold is a number of bits, such as 0 or 2.5; not "${text}".`,
  });
}

/** Wrong use is told before the mesh is loaded. */
function assertClear({ input, model, auto }: LinkFlags): void {
  if (input.length === 0)
    throw new CausewayError('WRONG_USE', { reason: 'Name the records: --input FILE, once for each file.' });
  if ((model === undefined) === (auto !== true))
    throw new CausewayError('WRONG_USE', { reason: 'Say either --auto or --model FILE.' });
}
