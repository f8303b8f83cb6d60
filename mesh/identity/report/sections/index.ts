/** The report's parts, in the order in which a person asks. */
export { toAccuracySection } from './accuracy-section.ts';
export { toBlockingSection } from './blocking-section.ts';
export { toClustersSection } from './clusters-section.ts';
export { toComparisonsSection } from './comparisons-section.ts';
export { toExamplesSection } from './examples-section.ts';
export { toFeaturesSection, toInputsSection } from './features-section.ts';
export { toSectionHtml } from './section.ts';
export type { Section } from './section.ts';
export { toSummarySection } from './summary-section.ts';
export { toTrainingSection } from './training-section.ts';
export { toWarnings } from './warnings-section.ts';
export { toWeightsSection } from './weights-section.ts';
