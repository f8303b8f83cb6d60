import { toMemberId } from '../../store/index.ts';
import type { Decision, NewDecision } from '../../store/index.ts';

type Ruling = Pick<Decision, 'kind' | 'a' | 'b'>;

/**
 * The standing decisions that a new one cannot stand beside: it says that two records are the same, or are not, and
 * decisions about other records, one leading to the next, say otherwise. What stood on the pair itself is superseded
 * and is not in the way.
 */
export function findContradictions<Standing extends Ruling>(
  standing: readonly Standing[],
  decision: Pick<NewDecision, 'kind' | 'a' | 'b'>,
): Standing[] {
  const others = standing.filter((one) => !isSamePair(one, decision));
  const toMust = (one: Standing) => one.kind === 'must-link';
  const groupOf = toGroups(others.filter(toMust));
  const [a, b] = [groupOf(toMemberId(decision.a)), groupOf(toMemberId(decision.b))];
  if (decision.kind === 'cannot-link')
    return a === b ? others.filter((one) => toMust(one) && isIn(one, a)) : [];
  return others.filter((one) => {
    if (toMust(one)) return false;
    const sides = [groupOf(toMemberId(one.a)), groupOf(toMemberId(one.b))];
    return sides.includes(a) && sides.includes(b) && a !== b;
  });

  function isIn(one: Standing, group: string): boolean {
    return groupOf(toMemberId(one.a)) === group;
  }
}

function isSamePair(one: Pick<Ruling, 'a' | 'b'>, other: Pick<Ruling, 'a' | 'b'>): boolean {
  const toPair = ({ a, b }: Pick<Ruling, 'a' | 'b'>) => [toMemberId(a), toMemberId(b)].sort().join('\n');
  return toPair(one) === toPair(other);
}

/** The group of records, by any of their ids, that must-links join: a union-find with path halving. */
function toGroups(musts: readonly Ruling[]): (memberId: string) => string {
  const parents = new Map<string, string>();
  const find = (memberId: string): string => {
    let at = memberId;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) {
      const next = parents.get(up);
      if (next !== undefined) parents.set(at, next);
      at = next ?? up;
    }
    return at;
  };
  for (const { a, b } of musts) {
    const [one, other] = [find(toMemberId(a)), find(toMemberId(b))];
    if (one !== other) parents.set(one, other);
  }
  return find;
}
