import {
  addRationals,
  compareRationals,
  divideRationals,
  isWhole,
  multiplyRationals,
  toCeiling,
  toCommonMultiple,
  toFloor,
  toNumber,
  toRational,
  type AtomOf,
  type Literal,
  type Rational,
} from '../normal-form/index.ts';
import { emptyAnswer, unknownAnswer, type Answer } from './answer.ts';
import { toKept } from './to-kept.ts';

interface Bound {
  readonly at: Rational;
  readonly open: boolean;
}

/** All that bears on a number: between two bounds, a multiple of `step`, of none of `avoided`. */
interface Range {
  readonly low?: Bound;
  readonly high?: Bound;
  readonly step?: Rational;
  readonly avoided: readonly Rational[];
}

const one = toRational(1);
const longest = 20_000n;

export function judgeNumber(literals: readonly Literal[], want: number): Answer {
  const range = toRange(literals);
  const excluded = literals.filter(({ atom, holds }) => atom.kind === 'enum' && !holds).length;
  const found = range.step ? findMultiples({ ...range, step: range.step }, want + 8) : findAny(range);
  if (found === 'none') return emptyAnswer;
  const values = [...found.values, ...(range.step ? [] : findNear(range))].map(toNumber);
  const kept = toKept(literals, [...new Set(values)], want);
  if (kept.sure.length > 0)
    return { status: 'inhabited', values: kept.sure, complete: found.complete && kept.all };
  const refuted = found.complete && kept.maybe.length === 0 && (excluded > 0 || found.values.length === 0);
  return refuted ? emptyAnswer : unknownAnswer(kept.maybe);
}

function toRange(literals: readonly Literal[]): Range {
  let range: Range = { avoided: [] };
  for (const { atom, holds } of literals) {
    if (atom.kind === 'numberAtLeast') range = narrow(range, atom, holds);
    if (atom.kind !== 'multipleOf' || !atom.exact) continue;
    if (!holds) range = { ...range, avoided: [...range.avoided, atom.divisor] };
    else range = { ...range, step: range.step ? toCommonMultiple(range.step, atom.divisor) : atom.divisor };
  }
  return range;
}

function narrow(range: Range, { bound, exclusive }: AtomOf<'numberAtLeast'>, holds: boolean): Range {
  const { low, high } = range;
  const made = { at: bound, open: holds ? exclusive : !exclusive };
  if (holds) return low && !isTighter(made, low, 1) ? range : { ...range, low: made };
  return high && !isTighter(made, high, -1) ? range : { ...range, high: made };
}

function isTighter(made: Bound, than: Bound, sign: 1 | -1): boolean {
  const order = sign * compareRationals(made.at, than.at);
  return order > 0 || (order === 0 && made.open && !than.open);
}

type Found = 'none' | { readonly values: readonly Rational[]; readonly complete: boolean };

/** Without a step numbers are dense: a range of more than a point holds endless many, whatever is avoided. */
function findAny({ low, high, avoided }: Range): Found {
  if (low && high) {
    const order = compareRationals(low.at, high.at);
    if (order > 0 || (order === 0 && (low.open || high.open))) return 'none';
    if (order === 0)
      return avoided.some((step) => isWhole(divideRationals(low.at, step)))
        ? 'none'
        : { values: [low.at], complete: true };
  }
  return { values: [], complete: false };
}

function findNear({ low, high }: Range): Rational[] {
  const half = toRational(0.5);
  const minus = (value: Rational): Rational => ({ top: -value.top, bottom: value.bottom });
  const start = low?.at ?? (high ? addRationals(high.at, minus(toRational(7))) : toRational(0));
  const middle = low && high ? multiplyRationals(addRationals(low.at, high.at), half) : start;
  const third = low && high ? multiplyRationals(addRationals(low.at, middle), half) : middle;
  const steps = [0, 0.5, 1, 2, 3, 0.25, 1.125, 6, 7, 11, 0.001, -1, -0.5, 1.7].map(toRational);
  const ends = high ? steps.map((step) => addRationals(high.at, minus(step))) : [];
  return [...steps.map((step) => addRationals(start, step)), middle, third, ...ends, one];
}

/** The multiples k·step with k in a range of whole numbers, k divisible by none of what the avoided ones come to. */
function findMultiples(
  { low, high, step, avoided }: Range & { readonly step: Rational },
  limit: number,
): Found {
  const skips = avoided.map((other) => divideRationals(toCommonMultiple(step, other), step).top);
  if (skips.includes(1n)) return 'none';
  const from = low && toFirst(low, step);
  const to = high && toLast(high, step);
  if (from !== undefined && to !== undefined && from > to) return 'none';
  const period = skips.reduce(
    (all, skip) => toCommonMultiple({ top: all, bottom: 1n }, { top: skip, bottom: 1n }).top,
    1n,
  );
  const start = from ?? (to === undefined || to >= 0n ? 0n : to - (period > longest ? longest : period) * 4n);
  const values: Rational[] = [];
  // Past one whole period of what is avoided nothing new comes.
  const end = to !== undefined && to - start <= longest ? to : start + longest;
  for (let k = start; k <= end && values.length < limit; k++)
    if (!skips.some((skip) => k % skip === 0n)) values.push(multiplyRationals(step, { top: k, bottom: 1n }));
  const wasWhole = from !== undefined && end === to && values.length < limit;
  if (values.length === 0) return wasWhole ? 'none' : { values, complete: false };
  return { values, complete: wasWhole };
}

function toFirst({ at, open }: Bound, step: Rational): bigint {
  const quotient = divideRationals(at, step);
  return toCeiling(quotient) + (open && isWhole(quotient) ? 1n : 0n);
}

function toLast({ at, open }: Bound, step: Rational): bigint {
  const quotient = divideRationals(at, step);
  return toFloor(quotient) - (open && isWhole(quotient) ? 1n : 0n);
}
