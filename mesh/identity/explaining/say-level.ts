import type { ComparedFeature } from './explained-pair.ts';
import { toFeatureTitle, type Speech } from './locale.ts';
import { say, showPiece, type PhraseKey } from './phrases/index.ts';

/** Conditions as a model says them, with the phrase of each; a first group is the number or the other feature. */
const conditions: readonly (readonly [RegExp, PhraseKey])[] = [
  [/^equal$/, 'level-equal'],
  [/^(?:9\d(?:\.\d+)?|100)% alike$/, 'level-very-alike'],
  [/% alike$/, 'level-alike'],
  [/^\d+ characters? apart$/, 'level-apart'],
  [/^first \d+ equal$/, 'level-first'],
  [/^one contains the other$/, 'level-contains'],
  [/^within (\d+) days$/, 'level-days'],
  [/^within (\d+) metres$/, 'level-metres'],
  [/^any word shared$/, 'level-word'],
  [/^\d+(?:\.\d+)?% of the words shared$/, 'level-words'],
  [/^day and month swapped$/, 'date-swapped'],
  [/^equal to the other (\w+)$/, 'level-crosswise'],
];

/** A level in words, for values that show no nameable difference themselves: `birth: equal, sound: equal` included. */
export function sayLevel(compared: ComparedFeature, speech: Speech): string[] {
  const parts = compared.reads.split(/,\s*/).map((part) => /^(\w+):\s*(.+)$/.exec(part));
  const own = [sayCondition(compared, { feature: compared.feature, condition: compared.reads }, speech)];
  if (parts.some((part) => part === null)) return own;
  return parts.map((part) =>
    sayCondition(compared, { feature: part?.[1] ?? '', condition: part?.[2] ?? '' }, speech),
  );
}

interface LevelPart {
  readonly feature: string;
  readonly condition: string;
}

function sayCondition(compared: ComparedFeature, { feature, condition }: LevelPart, speech: Speech): string {
  const found = conditions.find(([pattern]) => pattern.test(condition));
  const given = found?.[0].exec(condition)?.[1] ?? '';
  return say(speech.locale, found?.[1] ?? 'level-other', {
    title: showPiece(toFeatureTitle(feature, speech)),
    left: showPiece(compared.left.raw ?? compared.left.value ?? ''),
    right: showPiece(compared.right.raw ?? compared.right.value ?? ''),
    part: given,
    other: showPiece(toFeatureTitle(given, speech)),
  });
}
