import { reportEntityType, Store } from '#mesh';
import { CausewayError } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import type { RunningState } from '../city-home.ts';
import { withCityStore } from '../with-city-store.ts';
import { chooseModels, type ChosenModels } from './choose-models.ts';
import type { ReportCommandFlags } from './report-command.ts';
import { toReportFile, toTitle } from './report-flags.ts';
import { createStageProgress } from './stage-progress.ts';
import { writeReport } from './write-files.ts';

/** Writes a report of each chosen model on the records in the city's store. */
export async function runReport(
  state: RunningState,
  flags: ReportCommandFlags,
  config: CliConfig,
): Promise<void> {
  const chosen = chooseModels(flags.city ?? state.cityDirectory, flags.entity);
  await withCityStore(state, config, (url) => reportAll(chosen, flags, url));
}

async function reportAll(
  chosen: ChosenModels,
  flags: ReportCommandFlags,
  databaseUrl: string,
): Promise<void> {
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
