import type { PresentMember } from '../../store/index.ts';
import { toEvidence, type Evidence } from '../explaining/index.ts';
import type { IdentityLook, PairOfNumbers } from '../incremental/index.ts';
import { findMeetings } from './find-meetings.ts';
import { toShownRecords } from './shown-record.ts';

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
  const { priorWeight } = bench;
  return pairs.flatMap((pair) => {
    const [a, b, said] = [records[pair.a], records[pair.b], found.get(toPairId(pair))];
    if (!a || !b || !said) return [];
    return [toEvidence(model, [a, b], { said, priorWeight, meeting: meet(pair.a, pair.b) })];
  });
}

const toPairId = ({ a, b }: PairOfNumbers) => (a < b ? `${a} ${b}` : `${b} ${a}`);
