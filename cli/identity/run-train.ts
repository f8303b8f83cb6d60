import { join } from 'node:path';
import { Store, trainEntityType, type EntityTraining } from '#mesh';
import manifest from '../../package.json' with { type: 'json' };
import type { CliConfig } from '../causeway.config.ts';
import type { RunningState } from '../city-home.ts';
import { withCityStore } from '../with-city-store.ts';
import { chooseModels, type ChosenModels } from './choose-models.ts';
import { printTraining } from './print-training.ts';
import { toReportFile, toTitle } from './report-flags.ts';
import { createStageProgress } from './stage-progress.ts';
import { toTrainingJson } from './to-training-json.ts';
import type { TrainFlags } from './train-command.ts';
import { writeParameters, writeReport } from './write-files.ts';

/** Trains the chosen models on the city's store, writes what was asked for and says what changes. */
export async function runTrain(state: RunningState, flags: TrainFlags, config: CliConfig): Promise<void> {
  const chosen = chooseModels(flags.city ?? state.cityDirectory, flags.entity);
  const trained = await withCityStore(state, config, (url) => trainAll(chosen, flags, url));
  if (flags.json) console.log(JSON.stringify(toTrainingJson(state.city, trained), null, 2));
}

type Trained = { readonly entity: string; readonly training?: EntityTraining };

async function trainAll(chosen: ChosenModels, flags: TrainFlags, databaseUrl: string): Promise<Trained[]> {
  const store = await Store.open(databaseUrl);
  const progress = createStageProgress();
  const all: Trained[] = [];
  try {
    for (const { draft, current, entityType, parametersFile } of chosen.models) {
      const training = await trainEntityType(store, draft, {
        ...{
          current,
          program: `causeway ${manifest.version}`,
          title: toTitle(entityType, flags.language),
        },
        ...(flags.examples && { examplesIn: flags.language }),
        onProgress: (at) => progress.show(draft.entity, at),
      });
      const place = { entity: draft.entity, file: parametersFile, isDry: flags.dryRun ?? false };
      if (training && !flags.dryRun)
        writeParameters(join(chosen.directory, parametersFile), training.parameters);
      if (training && flags.report)
        writeReport(
          toReportFile(flags.report, draft.entity, chosen.models.length),
          training.report,
          flags.language,
        );
      if (!flags.json) printTraining(training, place, console.log);
      all.push({ entity: draft.entity, training });
    }
    return all;
  } finally {
    await store.close();
  }
}
