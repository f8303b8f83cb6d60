/** From a linkage's tables to what its report shows: counts, charts' figures, recall of blocking, agreement with decisions. */
export { estimateRecall, type Captures } from './estimate-recall.ts';
export { readExamples } from './read-examples.ts';
export { toCurve, type WeighedAnswer } from './to-curve.ts';
export { toLinkReport, type ReportContext } from './to-link-report.ts';
