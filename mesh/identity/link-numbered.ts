import type { DuckDBConnection } from '@duckdb/node-api';
import type { InputSigns } from './auto/index.ts';
import type { RuleKeys } from './blocking/index.ts';
import { clusterLevels } from './cluster-levels.ts';
import type { Clustering, Decision } from './clustering/index.ts';
import type { Frequencies } from './features/index.ts';
import { toBlocking, toComparing, toNormalising, toRefining, toTraining } from './link-stages.ts';
import type { IdentityModel } from './model/index.ts';
import { asItIs, withoutLog, type StageLog } from './resuming/index.ts';
import type { Training, TrainingSettings } from './training/index.ts';

export type LinkStage =
  'reading' | 'normalising' | 'blocking' | 'comparing' | 'training' | 'clustering' | 'done';

export interface NumberedOptions {
  readonly records: number;
  /** Train m, u and the prior on these records; otherwise the model's own are used. */
  readonly train: boolean | Omit<TrainingSettings, 'records'>;
  /** Keep what incremental linkage goes on from: every key, and the pairs from the review threshold on. */
  readonly keepAll?: boolean;
  /** How frequent values were when the city was last trained, in their tables; counted anew where there are none. */
  readonly frequencies?: Frequencies;
  /** Stewards' standing decisions, the oldest first. */
  readonly decisions?: readonly Decision[];
  /** Keeps what stages came to, so that a linkage that was cut goes on after the last one that was finished. */
  readonly log?: StageLog;
  onStage(stage: LinkStage, pairs: number): void;
  /** Chooses the blocking rules once the table `features` is there. */
  planBlocking?(model: IdentityModel): Promise<IdentityModel>;
  /** May change thresholds and guards, and train again, once the table `levels` has been trained on. */
  refine?(model: IdentityModel, frequencies: Frequencies): Promise<RefinedModel>;
}

export interface RefinedModel {
  readonly model: IdentityModel;
  /** By what an input was taken to hold nobody twice. */
  readonly signs: readonly InputSigns[];
}

export interface NumberedLinkage {
  readonly model: IdentityModel;
  readonly frequencies: Frequencies;
  readonly training?: Training;
  readonly signs: readonly InputSigns[];
  readonly keys: readonly RuleKeys[];
  readonly pairsCompared: number;
  readonly clusterOf: Int32Array;
  readonly cuts: Clustering['cuts'];
  readonly doubts: Clustering['doubts'];
}

/**
 * Links the records of the table `numbered`: normalise, block, compare, train, weigh, cluster. Leaves the tables
 * `features`, `levels` and the keys of each rule behind.
 */
export async function linkNumbered(
  connection: DuckDBConnection,
  draft: IdentityModel,
  options: NumberedOptions,
): Promise<NumberedLinkage> {
  const { records, decisions = [], log = withoutLog, onStage } = options;
  const place = { connection, options };
  const frequencies = await log.keep('normalising', toNormalising(place, draft));
  const blocked = await log.keep('blocking', toBlocking(place, draft));
  const { model: given, keys, pairsCompared } = blocked;
  await log.keep('comparing', toComparing(place, blocked));
  const training = await log.keep('training', toTraining(place, blocked));
  const trained = training?.model ?? given;
  const { model, signs } = await log.keep('refining', toRefining(place, trained, frequencies));
  const clustering = asItIs(() => {
    onStage('clustering', pairsCompared);
    return clusterLevels(connection, model, { records, frequencies, decisions });
  });
  const { clusterOf, cuts, doubts } = await log.keep('clustering', clustering);
  onStage('done', pairsCompared);
  return { model, frequencies, training, signs, keys, pairsCompared, clusterOf, cuts, doubts };
}
