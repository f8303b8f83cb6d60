import type { ComparedFeature, ExplainedPair } from './explained-pair.ts';
import type { FeatureTitles, Locale, Speech } from './locale.ts';
import { toSentence } from './phrases/index.ts';
import { sayComparison } from './say-comparison.ts';

/** One bar of a waterfall: from the weight before it to the weight after it, in bits. */
export interface WaterfallStep {
  readonly kind: 'prior' | 'comparison' | 'rest' | 'total';
  /** The comparison's name; '' for the other kinds. */
  readonly name: string;
  readonly feature: string;
  readonly reads: string;
  /** The comparison in words, for a clerk; '' for the other kinds. */
  readonly says: string;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
  /** Of the two being the same, once this step is counted. */
  readonly probability: number;
}

export interface Waterfall {
  readonly steps: readonly WaterfallStep[];
  readonly weight: number;
  readonly probability: number;
  readonly thresholds: ExplainedPair['thresholds'];
}

/** Less than this between the sum and the pair's weight is rounding, in bits. */
const rounding = 0.01;

/**
 * How a pair's weight comes about: the prior, each comparison by absolute weight, the total. What the total has and the
 * comparisons do not explain stands as `rest`, so that the bars always add up.
 */
export function toWaterfall(pair: ExplainedPair, locale: Locale = 'en', titles?: FeatureTitles): Waterfall {
  const speech = { locale, titles };
  const compared = pair.compared.toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
  const parts = [toPart('prior', pair.priorWeight), ...compared.map((one) => toComparisonPart(one, speech))];
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  const rest = pair.weight - sum;
  if (Number.isFinite(rest) && Math.abs(rest) > rounding) parts.push(toPart('rest', rest));
  const total = { ...toPart('total', pair.weight), from: 0, to: pair.weight };
  const probability = toProbability(pair.weight);
  return {
    steps: [...addUp(parts), { ...total, probability }],
    weight: pair.weight,
    probability,
    thresholds: pair.thresholds,
  };
}

/** The probability that belongs to a match weight w in bits: 2^w / (1 + 2^w) (Fellegi and Sunter 1969). */
export function toProbability(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}

type Part = Pick<WaterfallStep, 'kind' | 'name' | 'feature' | 'reads' | 'says' | 'weight'>;

function addUp(parts: readonly Part[]): WaterfallStep[] {
  let to = 0;
  return parts.map((part) => {
    const from = to;
    to += part.weight;
    return { ...part, from, to, probability: toProbability(to) };
  });
}

function toPart(kind: WaterfallStep['kind'], weight: number): Part {
  return { kind, name: '', feature: '', reads: '', says: '', weight };
}

function toComparisonPart(compared: ComparedFeature, speech: Speech): Part {
  const { comparison, feature, reads, weight } = compared;
  const says = toSentence(sayComparison(compared, speech));
  return { kind: 'comparison', name: comparison, feature, reads, says, weight };
}
