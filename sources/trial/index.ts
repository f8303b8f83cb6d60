/** Trying every connection of a city's sources: what is seen, and whose move it is. */
export { trySources } from './try-sources.ts';
export type { DatasetTrial, SourceTrial, TrialOptions } from './try-sources.ts';
