import { sayCut } from './say-cut.ts';
import type { ExplainedPair } from './explained-pair.ts';
import type { FeatureTitles, Locale, Speech } from './locale.ts';
import { say } from './phrases/index.ts';
import { sayNeverCompared } from './say-never-compared.ts';
import { sayTooLittle } from './say-too-little.ts';
import { showMembers } from './show-members.ts';
import { sayDecision, toSentences } from './to-sentences.ts';

export type WhyNotReason =
  'together' | 'cannot-link' | 'cut' | 'never-compared' | 'below-threshold' | 'stronger-evidence';

export interface WhyNot {
  readonly reason: WhyNotReason;
  /** The one reason first, then what belongs to it, then the pair's own sentences. */
  readonly sentences: readonly string[];
}

/** Why two records are not one: one clear reason first. */
export function whyNot(pair: ExplainedPair, locale: Locale, titles?: FeatureTitles): WhyNot {
  const reason = findReason(pair);
  const first = firstSentences[reason](pair, { locale, titles });
  return { reason, sentences: [...new Set([...first, ...toSentences(pair, locale, titles)])] };
}

function findReason({ verdict, decisions, cut, rules, weight, thresholds }: ExplainedPair): WhyNotReason {
  if (verdict === 'together') return 'together';
  if (lastDecision({ decisions })?.kind === 'cannot-link') return 'cannot-link';
  if (cut !== undefined) return 'cut';
  if (rules.length === 0) return 'never-compared';
  return weight < thresholds.link ? 'below-threshold' : 'stronger-evidence';
}

const firstSentences: Record<WhyNotReason, (pair: ExplainedPair, speech: Speech) => string[]> = {
  together: (_, { locale }) => [say(locale, 'why-together')],
  'cannot-link': (pair, { locale }) => {
    const decision = lastDecision(pair);
    return [say(locale, 'why-steward'), ...(decision ? [sayDecision(decision, locale)] : [])];
  },
  cut: ({ cut = '' }, { locale }) => [say(locale, 'why-cut', { reason: sayCut(cut, locale) })],
  'never-compared': sayNeverCompared,
  'below-threshold': sayTooLittle,
  'stronger-evidence': ({ stronger = [] }, { locale }) => [
    stronger.length === 0
      ? say(locale, 'why-stronger-unnamed')
      : say(locale, 'why-stronger', { list: showMembers(stronger, locale) }),
  ],
};

/** A later decision on the same pair supersedes the earlier one. */
function lastDecision({ decisions }: Pick<ExplainedPair, 'decisions'>) {
  return decisions.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)).at(0);
}
