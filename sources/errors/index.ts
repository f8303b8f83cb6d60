/** How an upstream's failure becomes a code and a sentence that carries nothing of its own words. */
export {
  errorCodeOf,
  explainedError,
  isPassing,
  sourceError,
  toSourceError,
  toStatusError,
  withDataset,
} from './source-error.ts';
