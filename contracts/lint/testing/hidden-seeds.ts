import type { Seed } from './seed.ts';

/**
 * Where one mistake takes another's meaning away: 60 days are no mistake once nobody knows that they are video, and of
 * a field without a type nothing more can be said. All other pairs are found side by side (tried: each with each).
 */
const hides: Readonly<Record<string, readonly string[]>> = {
  'version no semver': ['translation to a newer version'],
  'version a word': ['translation to a newer version'],
  'our property misspelled': ['our property twice'],
  'class unknown': ['conditional without scope', 'conditional without use'],
  'personal data unconditional': ['conditional without scope', 'conditional without use'],
  'not shared by a rule of the house': ['conditional without scope', 'conditional without use'],
  'anti-terror video below the floor': ['retention below the floor'],
  'records unknown': ['retention below the floor', 'sla retention below the floor'],
  'retention below the floor': ['at least more than at most'],
  'no duration': ['anti-terror video below the floor', 'at least more than at most'],
  'sla negative': ['freshness impossible'],
  'no day': ['end before the beginning'],
  'field twice': ['relationship of two types'],
  'field for people': ['relationship of two types'],
  'mapping to no entity': ['constant of another type'],
  'field without a type': ['mapping when of another type', 'mapping of another type'],
  'type unknown': ['mapping when of another type', 'mapping of another type'],
  'type that is not kept': ['mapping when of another type', 'mapping of another type'],
  'option unknown': ['example against the rules'],
  'multiple of nothing': ['example against the rules', 'valid value against the rules'],
  'items of no array': ['negative length'],
};

/** Whether the one mistake hides the other. */
export function isHidden(seed: Seed, among: readonly Seed[]): boolean {
  return among.some(({ kind }) => hides[kind]?.includes(seed.kind) === true);
}
