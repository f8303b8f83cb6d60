import type { Locale } from './locale.ts';
import { say, type PhraseKey } from './phrases/index.ts';

/** By a word in the guard's own reason, so that a guard which is worded anew is still understood. */
const reasons: readonly (readonly [RegExp, PhraseKey])[] = [
  [/steward|decision|cannot/i, 'cut-steward'],
  [/identifier|valid id/i, 'cut-ids'],
  [/speak against|average/i, 'cut-others'],
  [/register|one-to-one|one to one|same source/i, 'cut-register'],
  [/weak|bridge|single/i, 'cut-weak'],
  [/chain|diameter|far apart/i, 'cut-chain'],
  [/too many|size|large/i, 'cut-size'],
];

/** Why a guard keeps two records apart, for a clerk. */
export function sayCut(reason: string, locale: Locale): string {
  return say(locale, reasons.find(([pattern]) => pattern.test(reason))?.[1] ?? 'cut-other');
}
