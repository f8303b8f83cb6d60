/** Explains to a clerk why two records are one, or are not: in sentences, and as a waterfall of evidence. */
export type { ComparedFeature, ComparedValue, ExplainedPair, PairDecision } from './explained-pair.ts';
export { locales } from './locale.ts';
export type { FeatureTitles, Locale } from './locale.ts';
export { toEvidence, toReference, type Evidence, type ShownRecord } from './to-evidence.ts';
export { toSentences } from './to-sentences.ts';
export { toProbability, toWaterfall } from './to-waterfall.ts';
export type { Waterfall, WaterfallStep } from './to-waterfall.ts';
export { whyNot } from './why-not.ts';
export type { WhyNot, WhyNotReason } from './why-not.ts';
