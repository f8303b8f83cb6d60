import { findDifference, type Difference } from './differences/index.ts';
import type { ComparedFeature } from './explained-pair.ts';
import { toFeatureTitle, type Speech } from './locale.ts';
import { say, sayList, showPiece, type PhraseKey } from './phrases/index.ts';
import { sayLevel } from './say-level.ts';
import { toValueKind } from './value-kind.ts';

/** Two bits: a value four times rarer or more frequent than the usual one is worth a word. */
const remarkable = 2;

/** A comparison as a clause: what agrees or differs in the values, and whether they are rare. */
export function sayComparison(compared: ComparedFeature, speech: Speech): string {
  const difference = findDifference(compared);
  const isUnnamed = difference.key === 'different' || difference.key === 'similar';
  // Values that look different to us, yet the model's level found something: the model's own words then.
  if (isUnnamed && compared.weight > 0) return sayList(speech.locale, sayLevel(compared, speech));
  return sayRarity(compared, sayDifference(difference, compared, speech), speech);
}

function sayDifference(difference: Difference, { feature, weight }: ComparedFeature, speech: Speech): string {
  // What speaks against is not to read as if it spoke for.
  const key: PhraseKey = difference.key === 'similar' && weight < 0 ? 'only-similar' : difference.key;
  const fill = Object.fromEntries(
    Object.entries(difference.fill).map(([name, value]) => [name, showPiece(value)]),
  );
  return say(speech.locale, key, { ...fill, title: showPiece(toFeatureTitle(feature, speech)) });
}

function sayRarity(compared: ComparedFeature, clause: string, { locale }: Speech): string {
  if (compared.weight <= 0 || Math.abs(compared.rarity) < remarkable) return clause;
  const what = toValueKind(compared.normaliser) === 'name' ? 'name' : 'value';
  return say(locale, `${compared.rarity > 0 ? 'rare' : 'frequent'}-${what}`, { clause });
}
