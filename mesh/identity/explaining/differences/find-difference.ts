import type { ComparedFeature } from '../explained-pair.ts';
import { toValueKind, type ValueKind } from '../value-kind.ts';
import { compareAddresses } from './compare-addresses.ts';
import { compareChineseNames } from './compare-chinese-names.ts';
import { compareCodes } from './compare-codes.ts';
import { compareDates } from './compare-dates.ts';
import { compareEqual } from './compare-equal.ts';
import { compareNumbers } from './compare-numbers.ts';
import { compareTexts } from './compare-texts.ts';
import { compareNameParts, compareWords } from './compare-words.ts';
import { differ, type Difference } from './difference.ts';

type Compare = (left: string, right: string) => Difference | undefined;

const han = /\p{Script=Han}/u;
const isChinese = (left: string, right: string) => han.test(left) && han.test(right);

const compare: Readonly<Record<ValueKind, Compare>> = {
  name: (left, right) =>
    isChinese(left, right)
      ? compareChineseNames(left, right)
      : (compareWords(left, right) ?? compareNameParts(left, right)),
  sound: compareTexts,
  date: compareDates,
  code: compareCodes,
  address: compareAddresses,
  number: compareNumbers,
  text: (left, right) =>
    /^[\d\s-]+$/.test(left + right) ? compareCodes(left, right) : compareTexts(left, right),
};

/** A value longer than this is no name and no address: it is not searched for the one character that differs. */
const longest = 300;

/** How the two values of a comparison agree or differ, seen in the values themselves. Never throws. */
export function findDifference({ left, right, normaliser }: ComparedFeature): Difference {
  const [a, b] = [left.value ?? '', right.value ?? ''];
  if (a === '' || b === '') return differ(a === b ? 'missing-both' : 'missing-one');
  const kind = toValueKind(normaliser);
  if (a === b) return compareEqual(left.raw ?? a, right.raw ?? b, kind);
  const found = a.length + b.length > 2 * longest ? undefined : compare[kind](a, b);
  const isNamed = found !== undefined && found.key !== 'similar';
  return isNamed ? found : differ(found?.key ?? 'different', left.raw ?? a, right.raw ?? b);
}
