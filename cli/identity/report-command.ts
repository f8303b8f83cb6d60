import type { Command } from 'commander';
import { reportEntityType, Store } from '#mesh';
import { CausewayError } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { findStartedCity, withCityStore } from '../city-store.ts';
import { chooseModels, type ChosenModels } from './choose-models.ts';
import { collect, toLanguage, toReportFile, toTitle, type ReportFlags } from './report-flags.ts';
import { createStageProgress } from './stage-progress.ts';
import { writeReport } from './write-files.ts';

interface Flags extends ReportFlags {
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
    .action(async (flags: Flags) => {
      const state = findStartedCity(flags.city, config);
      const chosen = chooseModels(flags.city ?? state.cityDirectory, flags.entity);
      await withCityStore(state, config, (url) => reportAll(chosen, flags, url));
    });
}

async function reportAll(chosen: ChosenModels, flags: Flags, databaseUrl: string): Promise<void> {
  const store = await Store.open(databaseUrl);
  const progress = createStageProgress();
  try {
    for (const { current, draft, entityType } of chosen.models) {
      if (!current) throw toUntrained(draft.entity);
      const report = await reportEntityType(store, current, {
        title: toTitle(entityType, flags.language),
        ...(flags.examples && { examplesIn: flags.language }),
        onProgress: (at) => progress.show(draft.entity, at),
      });
      if (report)
        writeReport(toReportFile(flags.out, draft.entity, chosen.models.length), report, flags.language);
      else console.log(`${draft.entity}: there are fewer than two records to report on.`);
    }
  } finally {
    await store.close();
  }
}

function toUntrained(entity: string): CausewayError {
  const reason = `The model identity/${entity}.yaml has no parameters that fit it; run "causeway identity train --entity ${entity}" first.`;
  return new CausewayError('WRONG_USE', { reason });
}
