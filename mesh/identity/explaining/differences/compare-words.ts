import { normalise, normaliserNames } from '#schemas';
import { differ, differIn, type Difference } from './difference.ts';
import { findSingleEdit } from './find-single-edit.ts';

/** What two different names or titles of words have in common; undefined for nothing that can be named. */
export function compareWords(left: string, right: string): Difference | undefined {
  const [a, b] = [toWords(left), toWords(right)];
  const [onlyA, onlyB] = [without(a, b), without(b, a)];
  if (onlyA.length + onlyB.length === 0) return differ('word-order', left, right);
  if (a.length !== onlyA.length && onlyA.length * onlyB.length === 0)
    return differIn('part-missing', [...onlyA, ...onlyB].join(' '));
  if (onlyA.length === 1 && onlyB.length === 1) return compareWord(onlyA[0] ?? '', onlyB[0] ?? '');
  return compareLetters(left, right);
}

/** What two different words of Western names have in common: a letter, an initial, a short form. */
export function compareWord(left: string, right: string): Difference | undefined {
  if (isInitial(left, right) || isInitial(right, left)) return differ('initial', left, right);
  if (isNickname(left, right)) return differ('nickname', left, right);
  return compareLetters(left, right);
}

/** Surname first or last cannot be seen in a name of words: the last one is taken for it, as most registers have it. */
export function compareNameParts(left: string, right: string): Difference | undefined {
  const [a, b] = [toWords(left), toWords(right)];
  if (a.length < 2 || b.length < 2) return undefined;
  if (a.at(-1) === b.at(-1)) return differ('same-surname', allButLast(a), allButLast(b));
  return allButLast(a) === allButLast(b) ? differ('same-given', a.at(-1), b.at(-1)) : undefined;
}

function compareLetters(left: string, right: string): Difference | undefined {
  const edit = findSingleEdit(left, right);
  if (edit === undefined || Math.min([...left].length, [...right].length) < 3) return undefined;
  if (edit.kind === 'missing') return differIn('letter-missing', edit.character);
  return differ(edit.kind === 'swapped' ? 'letters-swapped' : 'letter-one', edit.left, edit.right);
}

function isInitial(short: string, long: string): boolean {
  return /^\p{L}\.?$/u.test(short) && long.length > 1 && long.startsWith(short.charAt(0));
}

/** Bob and Robert are one to the normaliser of given names, where the city has it. */
const givenName = normaliserNames.find((name: string) => name === 'given-name');

function isNickname(left: string, right: string): boolean {
  return givenName !== undefined && normalise(givenName, left) === normalise(givenName, right);
}

function toWords(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** The words of `all` that `others` lacks, each word of theirs standing for one. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return all.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const allButLast = (words: readonly string[]) => words.slice(0, -1).join(' ');
