/** Comparable values of given ones: of millions in DuckDB where they are clean, else in this thread and beside it. */
export { toExtractor, type Extractor } from './feature-extractor.ts';
export { normaliseGiven } from './normalise-given.ts';
