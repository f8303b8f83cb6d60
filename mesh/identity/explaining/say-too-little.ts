import type { ComparedFeature, ExplainedPair } from './explained-pair.ts';
import { toFeatureTitle, type Speech } from './locale.ts';
import { say, sayList, showPiece, toSentence } from './phrases/index.ts';
import { sayComparison } from './say-comparison.ts';
import { sortClauses } from './sort-clauses.ts';

/** Up to 2 bits are little; up to 20 is what one good field brings; more takes several. */
const little = 2;
const oneField = 20;

/** Compared, but below the threshold: what spoke against it, how much is missing, and what would have decided it. */
export function sayTooLittle(pair: ExplainedPair, speech: Speech): string[] {
  const { locale } = speech;
  const clauses = sortClauses(pair, speech);
  const decisive = findDecisive(pair).map((one) => sayComparison(one, speech));
  return [
    say(locale, toReason(pair)),
    sayMissing(pair, speech),
    ...(decisive.length === 0
      ? []
      : [toSentence(say(locale, 'but-for', { list: sayList(locale, decisive) }))]),
    ...(clauses.missing.length === 0
      ? []
      : [say(locale, 'could-tell', { list: sayList(locale, clauses.missing) })]),
  ];
}

function toReason({ weight, thresholds, compared, priorWeight }: ExplainedPair) {
  if (weight >= thresholds.review) return 'why-weak-doubtful';
  const spoken = compared.filter((one) => one.weight > 0).reduce((sum, one) => sum + one.weight, priorWeight);
  return spoken >= thresholds.link ? 'why-against' : 'why-weak';
}

function sayMissing({ weight, thresholds, compared }: ExplainedPair, speech: Speech): string {
  const missing = thresholds.link - weight;
  if (missing <= little) return say(speech.locale, 'missing-little');
  if (missing > oneField) return say(speech.locale, 'missing-much');
  const absent = compared.find(({ left, right }) => !left.value || !right.value);
  if (absent === undefined) return say(speech.locale, 'missing-field');
  return say(speech.locale, 'missing-one-field', {
    title: showPiece(toFeatureTitle(absent.feature, speech)),
  });
}

/** The single disagreements without which the rest would have sufficed. */
function findDecisive({ compared, weight, thresholds }: ExplainedPair): ComparedFeature[] {
  return compared.filter((one) => one.weight < 0 && weight - one.weight >= thresholds.link);
}
