import type { MemberReference } from '../../store/index.ts';
import type { PairStatement } from '../comparing/index.ts';
import type { FeatureRecord } from '../features/index.ts';
import { toRuleName, type IdentityModel } from '../model/index.ts';
import type { ComparedFeature, ExplainedPair } from './explained-pair.ts';
import { toComparedValue } from './to-compared-value.ts';

/** What records say of themselves, whatever came of it. */
export type Evidence = Omit<ExplainedPair, 'verdict' | 'decisions' | 'cut' | 'path' | 'stronger'>;

/** A record that can be shown: which it is, and what it holds. */
export type ShownRecord = MemberReference & Pick<FeatureRecord, 'attributes'>;

/** What was worked out of a pair, and where it came from. */
export interface EvidenceFacts {
  readonly said: PairStatement;
  readonly priorWeight: number;
  /** Which blocking rules bring the two together, and whose keys too many share. */
  readonly meeting: Pick<ExplainedPair, 'rules' | 'skipped'>;
}

/** All that speaks for and against two records being one. */
export function toEvidence(
  model: IdentityModel,
  [a, b]: readonly [ShownRecord, ShownRecord],
  { said, priorWeight, meeting }: EvidenceFacts,
): Evidence {
  return {
    ...{ a: toReference(a), b: toReference(b), priorWeight, weight: said.weight },
    ...{ thresholds: model.thresholds, modelRules: model.blocking.map(toRuleName), ...meeting },
    compared: toCompared(model, [a, b], said),
  };
}

export function toReference({ dataset, key, role }: MemberReference): MemberReference {
  return { dataset, key, role };
}

function toCompared(
  model: IdentityModel,
  [a, b]: readonly [ShownRecord, ShownRecord],
  { comparisons }: PairStatement,
): ComparedFeature[] {
  return model.comparisons.flatMap(({ name, feature: featureName, levels }, k) => {
    const feature = model.features.find((one) => one.name === featureName);
    const said = comparisons[k];
    if (!feature || !said) return [];
    return [
      {
        ...{ comparison: name, feature: feature.name, normaliser: feature.normalise },
        ...{ ...said, reads: levels[said.level]?.reads ?? 'nothing to compare', levels: levels.length },
        left: toComparedValue(a, feature, model),
        right: toComparedValue(b, feature, model),
      },
    ];
  });
}
