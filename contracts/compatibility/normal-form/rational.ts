/** An exact number: `top / bottom`, bottom > 0, in lowest terms. */
export interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** The number as its shortest decimal says it: 0.1 is a tenth, not the double next to it. */
export function toRational(value: number | bigint): Rational {
  if (typeof value === 'bigint') return { top: value, bottom: 1n };
  const [digits = '0', exponent = '0'] = String(value).toLowerCase().split('e');
  const [whole = '0', fraction = ''] = digits.split('.');
  const shift = Number(exponent) - fraction.length;
  const top = BigInt(whole + fraction);
  return shift >= 0 ? toLowest(top * 10n ** BigInt(shift), 1n) : toLowest(top, 10n ** BigInt(-shift));
}

/** The double nearest to it. */
export function toNumber({ top, bottom }: Rational): number {
  if (bottom === 1n) return Number(top);
  const scale = 10n ** 25n;
  const whole = top / bottom;
  const rest = ((top - whole * bottom) * scale) / bottom;
  const sign = top < 0n ? '-' : '';
  const digits = (rest < 0n ? -rest : rest).toString().padStart(25, '0');
  if (whole !== 0n || rest === 0n) return Number(`${sign}${whole < 0n ? -whole : whole}.${digits}`);
  return Number(top) / Number(bottom);
}

export function toLowest(top: bigint, bottom: bigint): Rational {
  const sign = bottom < 0n ? -1n : 1n;
  const divisor = findDivisor(top, bottom);
  return divisor === 0n
    ? { top: 0n, bottom: 1n }
    : { top: (sign * top) / divisor, bottom: (sign * bottom) / divisor };
}

/** The greatest common divisor. */
export function findDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export const compareRationals = (one: Rational, other: Rational): number => {
  const [left, right] = [one.top * other.bottom, other.top * one.bottom];
  return left < right ? -1 : left > right ? 1 : 0;
};

export const addRationals = (one: Rational, other: Rational): Rational =>
  toLowest(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom);

export const multiplyRationals = (one: Rational, other: Rational): Rational =>
  toLowest(one.top * other.top, one.bottom * other.bottom);

export const divideRationals = (one: Rational, other: Rational): Rational =>
  toLowest(one.top * other.bottom, one.bottom * other.top);

export const isWhole = ({ bottom }: Rational): boolean => bottom === 1n;

/** The least positive number that is a multiple of both. */
export function toCommonMultiple(one: Rational, other: Rational): Rational {
  const top = (one.top * other.top) / findDivisor(one.top, other.top);
  return toLowest(top, findDivisor(one.bottom, other.bottom));
}

/** Rounded down. */
export function toFloor({ top, bottom }: Rational): bigint {
  const whole = top / bottom;
  return top < 0n && whole * bottom !== top ? whole - 1n : whole;
}

/** Rounded up. */
export const toCeiling = (value: Rational): bigint => -toFloor({ top: -value.top, bottom: value.bottom });

export const showRational = ({ top, bottom }: Rational): string => `${top}/${bottom}`;
