/** How two values differ, seen in the values themselves. */
export { differenceKeys } from './difference.ts';
export type { Difference, DifferenceKey } from './difference.ts';
export { findDifference } from './find-difference.ts';
