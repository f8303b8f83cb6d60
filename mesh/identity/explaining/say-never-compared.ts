import { findDifference } from './differences/index.ts';
import type { ComparedFeature, ExplainedPair } from './explained-pair.ts';
import type { Speech } from './locale.ts';
import { say, sayList } from './phrases/index.ts';
import { sayComparison } from './say-comparison.ts';
import { sayRule } from './to-sentences.ts';

/** Of many rules the first ones, which are the most telling: a clerk reads no list of twenty. */
const most = 4;

/** No blocking rule brings them together: which fields would have had to agree, and how they differ. */
export function sayNeverCompared(pair: ExplainedPair, speech: Speech): string[] {
  const { locale } = speech;
  const isSkipped = (pair.skipped ?? []).length > 0;
  const rules = (pair.modelRules ?? []).filter((rule) => !pair.skipped?.includes(rule));
  return [
    say(locale, isSkipped ? 'why-skipped' : 'why-never'),
    ...rules.slice(0, most).map((rule) => sayMissedRule(rule, pair.compared, speech)),
    say(locale, pair.weight >= pair.thresholds.link ? 'never-enough' : 'never-not-enough'),
  ];
}

function sayMissedRule(rule: string, compared: readonly ComparedFeature[], speech: Speech): string {
  const fields = rule.split('+').map((field) => field.trim());
  const differing = compared.filter((one) => fields.includes(one.feature) && !isAgreement(one));
  const list = differing.map((one) => sayComparison({ ...one, weight: Math.min(one.weight, 0) }, speech));
  const key = list.length === 0 ? 'never-rule-unknown' : 'never-rule';
  return say(speech.locale, key, { rule: sayRule(rule, speech), list: sayList(speech.locale, list) });
}

function isAgreement(compared: ComparedFeature): boolean {
  const { key } = findDifference(compared);
  return !key.startsWith('missing-') && compared.left.value === compared.right.value;
}
