import { differ, type Difference } from './difference.ts';

/** Numbers within a tenth of the larger one are close; undefined for others and for what is no number. */
export function compareNumbers(left: string, right: string): Difference | undefined {
  const [a, b] = [Number(left), Number(right)];
  const isClose = Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) / 10;
  return isClose ? differ('number-close', left, right) : undefined;
}
