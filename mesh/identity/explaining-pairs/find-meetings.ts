import type { IdentityLook, KeyChain } from '../incremental/index.ts';
import { toRuleName } from '../model/index.ts';
import type { LinkedShownRecord } from './shown-record.ts';

/** The blocking rules by which two records are compared, and those whose key too many others share. */
export interface Meeting {
  readonly rules: readonly string[];
  readonly skipped: readonly string[];
}

export type FindMeeting = (a: number, b: number) => Meeting;

/** Which rules bring the records together, two by two. */
export async function findMeetings(
  { bench, session, model }: IdentityLook,
  records: readonly LinkedShownRecord[],
): Promise<FindMeeting> {
  const chains = await bench.makeKeys(records);
  const hot = await session.keys.findHot([...new Set(chains.flatMap(({ keys }) => keys))]);
  const byRecord = Map.groupBy(chains, ({ n }) => n);
  const ofRule = (n: number, rule: number) => (byRecord.get(n) ?? []).filter((chain) => chain.rule === rule);
  return (a, b) => {
    const found = model.blocking.map((_rule, rule) => meet(ofRule(a, rule), ofRule(b, rule), hot));
    const named = (outcome: Outcome) =>
      model.blocking.filter((_rule, at) => found[at] === outcome).map(toRuleName);
    return { rules: named('compared'), skipped: named('too frequent') };
  };
}

type Outcome = 'compared' | 'too frequent' | 'nothing shared';

/** Two chains go together as long as their keys are equal; at the first key that is not too frequent they are compared. */
function meet(one: readonly KeyChain[], other: readonly KeyChain[], hot: ReadonlySet<string>): Outcome {
  const outcomes = one.flatMap(({ keys }) => other.map((chain) => meetIn(keys, chain.keys, hot)));
  if (outcomes.includes('compared')) return 'compared';
  return outcomes.includes('too frequent') ? 'too frequent' : 'nothing shared';
}

function meetIn(keys: readonly string[], others: readonly string[], hot: ReadonlySet<string>): Outcome {
  for (const [depth, key] of keys.entries()) {
    if (others[depth] !== key) return depth === 0 ? 'nothing shared' : 'too frequent';
    if (!hot.has(key)) return 'compared';
  }
  return 'too frequent';
}
