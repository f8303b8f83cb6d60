/** The report's charts: each a pure function from figures to a drawing, its words and its table. */
export { toClusterSizeChart } from './cluster-size-chart.ts';
export { toTable } from './figure.ts';
export type { Table } from './figure.ts';
export { toMatchWeightChart } from './match-weight-chart.ts';
export { toMUChart } from './m-u-chart.ts';
export { toPrecisionRecallChart } from './precision-recall-chart.ts';
export { toSpan } from './scale.ts';
export { toStageChart } from './stage-chart.ts';
export { toThresholdChart } from './threshold-chart.ts';
export { toTrainingChart } from './training-chart.ts';
export { toUnlinkableChart } from './unlinkable-chart.ts';
export { toWaterfallChart } from './waterfall-chart.ts';
export { toWeightHistogram } from './weight-histogram.ts';
