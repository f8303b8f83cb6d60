import type { MemberReference, PresentMember } from '../../store/index.ts';
import type { ComparedFeature, ExplainedPair } from '../explaining/index.ts';
import type { DescribedPair, IdentityLook, PairOfNumbers } from '../incremental/index.ts';
import type { IdentityModel } from '../model/index.ts';
import { findMeetings, toRuleName } from './find-meetings.ts';
import { toComparedValue, toShownRecords, type ShownRecord } from './shown-record.ts';

/** What records say of themselves, whatever came of it. */
export type Evidence = Omit<ExplainedPair, 'verdict' | 'decisions' | 'cut' | 'path' | 'stronger'>;

/** What speaks for and against each pair, by the places of its records in `members`. */
export async function describePairs(
  look: IdentityLook,
  members: readonly PresentMember[],
  pairs: readonly PairOfNumbers[],
): Promise<Evidence[]> {
  const { bench, model } = look;
  const records = toShownRecords(look, members);
  const meet = await findMeetings(look, records);
  const described = await bench.describe(records, pairs);
  const found = new Map(described.map((pair) => [toPairId(pair), pair]));
  const modelRules = model.blocking.map(toRuleName);
  const { priorWeight } = bench;
  return pairs.flatMap((pair) => {
    const [a, b, said] = [records[pair.a], records[pair.b], found.get(toPairId(pair))];
    if (!a || !b || !said) return [];
    return [
      {
        ...{ a: toReference(a), b: toReference(b), priorWeight, weight: said.weight },
        ...{ thresholds: model.thresholds, modelRules, ...meet(pair.a, pair.b) },
        compared: toCompared(model, [a, b], said),
      },
    ];
  });
}

export const toPairId = ({ a, b }: PairOfNumbers) => (a < b ? `${a} ${b}` : `${b} ${a}`);

export function toReference({ dataset, key, role }: MemberReference): MemberReference {
  return { dataset, key, role };
}

function toCompared(
  model: IdentityModel,
  [a, b]: readonly [ShownRecord, ShownRecord],
  { comparisons }: DescribedPair,
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
