import { splitChineseName } from '#schemas';
import { differ, differIn, type Difference } from './difference.ts';
import { looksAlike } from './looks-alike.ts';
import { findSingleEdit } from './find-single-edit.ts';
import { findSoundLikeness } from './find-sound-likeness.ts';

/** What two different names in Chinese characters have in common; undefined for nothing that can be named. */
export function compareChineseNames(left: string, right: string): Difference | undefined {
  return compareCharacters(left, right) ?? compareWhole(left, right) ?? compareParts(left, right);
}

function compareCharacters(left: string, right: string): Difference | undefined {
  const edit = findSingleEdit(left, right);
  if (edit === undefined) return undefined;
  if (edit.kind === 'missing') return differIn('character-missing', edit.character);
  if (edit.kind === 'swapped') return differ('characters-swapped', edit.left, edit.right);
  const sound = findSoundLikeness(left, right);
  if (sound === 'same') return differ('character-sound', edit.left, edit.right);
  if (looksAlike(edit.left, edit.right)) return differ('character-look', edit.left, edit.right);
  if (sound === 'near') return differ('character-near-sound', edit.left, edit.right);
  // 李伟 and 王伟: another surname is no slip of the pen; nor is another given name of one character.
  return compareParts(left, right) ?? differ('character-other', edit.left, edit.right);
}

function compareWhole(left: string, right: string): Difference | undefined {
  return findSoundLikeness(left, right) === 'same' ? differ('sounds-alike', left, right) : undefined;
}

function compareParts(left: string, right: string): Difference | undefined {
  const [a, b] = [splitChineseName(left), splitChineseName(right)];
  if (a === undefined || b === undefined) return undefined;
  if (a.given === b.given) return differ('same-given', a.surname, b.surname);
  if (a.surname !== b.surname || shareCharacter(a.given, b.given)) return undefined;
  return differ('same-surname', a.given, b.given);
}

function shareCharacter(left: string, right: string): boolean {
  return [...left].some((character) => right.includes(character));
}
