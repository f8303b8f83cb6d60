import { differ, differIn, type Difference } from './difference.ts';
import { looksAlike } from './looks-alike.ts';
import { findSingleEdit, type SingleEdit } from './find-single-edit.ts';

/** What two different numbers or codes have in common: all but one digit or letter; one is the end of the other. */
export function compareCodes(left: string, right: string): Difference | undefined {
  const edit = findSingleEdit(left, right);
  if (edit !== undefined && Math.min(left.length, right.length) > 2) return toDifference(edit);
  const [short = '', long = ''] = [left, right].sort((a, b) => a.length - b.length);
  const isPart = short.length >= 5 && long.length > short.length && long.includes(short);
  return isPart ? differIn('part-missing', long.replace(short, ' ').trim()) : undefined;
}

function toDifference(edit: SingleEdit): Difference {
  const isDigits = /^\d+$/.test(edit.kind === 'missing' ? edit.character : edit.left + edit.right);
  if (edit.kind === 'missing')
    return differIn(isDigits ? 'digit-missing' : 'character-missing', edit.character);
  if (edit.kind === 'swapped')
    return differ(isDigits ? 'digits-swapped' : 'characters-swapped', edit.left, edit.right);
  if (isDigits) return differ('digit-one', edit.left, edit.right);
  return differ(looksAlike(edit.left, edit.right) ? 'digit-look' : 'character-other', edit.left, edit.right);
}
