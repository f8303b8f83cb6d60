/** Steps per bit. Weights below 4,096 bits in these steps are added exactly, for up to 2^21 pairs. */
const steps = 2 ** 20;
const most = 4096;

/**
 * A weight as a multiple of 2^-20 bits, within ±4,096. Sums of such numbers are exact in a double, hence the same in
 * whatever order they are added; what two databases compute differently in the last digits is gone as well.
 */
export function toExactBits(weight: number): number {
  return Math.round(Math.min(Math.max(weight, -most), most) * steps) / steps;
}
