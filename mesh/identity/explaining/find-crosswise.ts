import type { ComparedFeature } from './explained-pair.ts';
import { toFeatureTitle, type Speech } from './locale.ts';
import { say, showPiece } from './phrases/index.ts';

export interface Crosswise {
  readonly clauses: readonly string[];
  /** Comparisons that the clauses already tell of. */
  readonly covered: ReadonlySet<ComparedFeature>;
}

/**
 * Values that stand in another field of the other record: name and surname swapped, a name that is the former name
 * of the other. Said only where the comparison counted it as agreement.
 */
export function findCrosswise(compared: readonly ComparedFeature[], speech: Speech): Crosswise {
  const covered = new Set<ComparedFeature>();
  const clauses: string[] = [];
  for (const [one, other] of toCombinations(compared)) {
    if (covered.has(one) || covered.has(other)) continue;
    const clause = findSwap(one, other, speech) ?? findMoved(one, other, speech);
    if (clause === undefined) continue;
    clauses.push(clause);
    for (const each of [one, other]) if (!isEqual(each) && !isMissing(each)) covered.add(each);
  }
  return { clauses, covered };
}

function toCombinations(compared: readonly ComparedFeature[]): [ComparedFeature, ComparedFeature][] {
  return compared.flatMap((one, at) =>
    compared.slice(at + 1).map((other): [ComparedFeature, ComparedFeature] => [one, other]),
  );
}

function findSwap(one: ComparedFeature, other: ComparedFeature, speech: Speech): string | undefined {
  if (one.weight + other.weight <= 0 || isEqual(one) || one.left.value === other.left.value) return undefined;
  if (!isSame(one.left.value, other.right.value) || !isSame(one.right.value, other.left.value))
    return undefined;
  return say(speech.locale, 'swapped', {
    ...toTitles(one, other, speech),
    left: showPiece(one.left.value ?? ''),
    right: showPiece(other.left.value ?? ''),
  });
}

function findMoved(one: ComparedFeature, other: ComparedFeature, speech: Speech): string | undefined {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    if (from.weight <= 0 || isEqual(from) || !from.reads.includes(`other ${to.feature}`)) continue;
    const moved = [from.left.value, from.right.value].find((value, at) =>
      isSame(value, at === 0 ? to.right.value : to.left.value),
    );
    if (moved)
      return say(speech.locale, 'crosswise', { ...toTitles(from, to, speech), part: showPiece(moved) });
  }
  return undefined;
}

function toTitles(one: ComparedFeature, other: ComparedFeature, speech: Speech) {
  return {
    title: showPiece(toFeatureTitle(one.feature, speech)),
    other: showPiece(toFeatureTitle(other.feature, speech)),
  };
}

const isSame = (a: string | null, b: string | null) => a !== null && a !== '' && a === b;
const isEqual = ({ left, right }: ComparedFeature) => isSame(left.value, right.value);
const isMissing = ({ left, right }: ComparedFeature) => !left.value || !right.value;
