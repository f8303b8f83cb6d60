/** The one change that leads from a text to another. */
export type SingleEdit =
  | {
      readonly kind: 'replaced' | 'swapped';
      readonly left: string;
      readonly right: string;
      readonly at: number;
    }
  | { readonly kind: 'missing'; readonly character: string; readonly at: number };

/** One character replaced, missing, or two neighbours swapped; undefined for equal texts and for more than that. */
export function findSingleEdit(left: string, right: string): SingleEdit | undefined {
  const [a, b] = [[...left], [...right]];
  const at = countSameStart(a, b);
  const [restA, restB] = trimSameEnd(a.slice(at), b.slice(at));
  const [wasA, wasB] = [restA.join(''), restB.join('')];
  if (restA.length === 1 && restB.length === 1) return { kind: 'replaced', left: wasA, right: wasB, at };
  if (restA.length + restB.length === 1) return { kind: 'missing', character: wasA + wasB, at };
  const isSwap = restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
  return isSwap ? { kind: 'swapped', left: wasA, right: wasB, at } : undefined;
}

function countSameStart(a: readonly string[], b: readonly string[]): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

function trimSameEnd(a: readonly string[], b: readonly string[]): [readonly string[], readonly string[]] {
  const same = countSameStart(a.toReversed(), b.toReversed());
  return [a.slice(0, a.length - same), b.slice(0, b.length - same)];
}
