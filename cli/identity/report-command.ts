import type { Command } from 'commander';
import type { CliConfig } from '../causeway.config.ts';
import { findStartedCity } from '../find-started-city.ts';
import { collect, toLanguage, type ReportFlags } from './report-flags.ts';

export interface ReportCommandFlags extends ReportFlags {
  readonly out: string;
}

const help = `
The report shows, for the records of now and the parameters of now: match weights, m and u of every
comparison level, the compared pairs by weight, records that say too little to be linked, what each
blocking rule brings and how many matches none of them brings, and how the model stands to what
stewards decided. It shows nobody's record unless --examples asks for some. Nothing is trained and nothing else is written.

Example:
  causeway identity report --entity person --out person.html`;

/** `causeway identity report`: the report of a model as it is. */
export function addReportCommand(identity: Command, config: CliConfig): void {
  identity
    .command('report')
    .description("write a report with charts of a city's models as they are, without training")
    .option('--city <dir>', "the city's folder (default: the city started last)")
    .option('--entity <name>', 'only this entity type (repeatable)', collect, [])
    .option('--out <file>', 'the report; of several types each gets its name into the file', 'identity.html')
    .option('--language <code>', "the report's language: en or zh", toLanguage, 'en')
    .option('--examples', 'show a few pairs of records in full in the report: not for everybody')
    .addHelpText('after', help)
    .action(async (flags: ReportCommandFlags) => {
      const state = await findStartedCity(flags.city, config);
      const { runReport } = await import('./run-report.ts');
      await runReport(state, flags, config);
    });
}
