/** From a linkage's tables to what its report shows: counts, charts' figures, recall of blocking, agreement with what is known. */
export { countClusters } from './count-clusters.ts';
export { readExamples } from './read-examples.ts';
export { toCurve, type AnsweredBit } from './to-curve.ts';
export { toLinkReport, type ReportContext } from './to-link-report.ts';
