import type { Command } from 'commander';
import type { CliConfig } from '../causeway.config.ts';
import { findStartedCity } from '../find-started-city.ts';
import { collect, toLanguage, type ReportFlags } from './report-flags.ts';

export interface TrainFlags extends ReportFlags {
  readonly report?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const help = `
Examples:
  causeway identity train --dry-run                 shows what would change, writes nothing
  causeway identity train --entity person           writes identity/person.parameters.yaml
  causeway identity train --report training.html    and a report with charts

The parameters say how often each comparison level of identity/<entity>.yaml holds between two
records of one entity (m) and of two entities (u), and how many records of one entity there are
(the prior). They are found without labels: u from random pairs, m by expectation maximisation
over the compared pairs; pairs that stewards decided count as what was decided.

Training starts from the model alone, so the same records give the same parameters. A level that
the model marks "fixed: true" keeps its m and u. The file is written beside the model; look at the
difference and keep it with the city's other documents. A running hub goes on with the old ones:
restarting it is the move of whoever runs it. It then links all records anew and counts how
frequent values are.

Exit status: 0 trained, 1 something failed, 2 wrong use.`;

/** `causeway identity train`: the only way in which parameters change. */
export function addTrainCommand(identity: Command, config: CliConfig): void {
  identity
    .command('train')
    .description("find m, u and the prior of a city's models from its records and stewards' decisions")
    .option('--city <dir>', "the city's folder (default: the city started last)")
    .option('--entity <name>', 'only this entity type (repeatable)', collect, [])
    .option('--dry-run', 'show what would change and write no parameters')
    .option(
      '--report <file>',
      'write a report with charts; of several types each gets its name into the file',
    )
    .option('--language <code>', "the report's language: en or zh", toLanguage, 'en')
    .option('--json', 'print one JSON document {city, entityTypes: [...]}')
    .option('--examples', 'show a few pairs of records in full in the report: not for everybody')
    .addHelpText('after', help)
    .action(async (flags: TrainFlags) => {
      const state = await findStartedCity(flags.city, config);
      const { runTrain } = await import('./run-train.ts');
      await runTrain(state, flags, config);
    });
}
