/** What numbers are said with: medians, percentiles, tables, and the machine that they were taken on. */
export { describeMachine } from './machine.ts';
export type { Machine } from './machine.ts';
export { printResult } from './print-result.ts';
export type { Result } from './print-result.ts';
export { toPercentile, toSpread } from './spread.ts';
export type { Spread } from './spread.ts';
export { showSpread, toTable } from './table.ts';
export { jsonOption } from './parse-options.ts';
export { readOptions } from './read-options.ts';
