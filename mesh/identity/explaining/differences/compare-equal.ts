import { toSimplified } from '#schemas';
import type { ValueKind } from '../value-kind.ts';
import { differ, type Difference } from './difference.ts';

/** How two values that mean the same were written. Of dates and numbers the spelling is not worth a word. */
export function compareEqual(left: string, right: string, kind: ValueKind): Difference {
  const [a, b] = [toPlain(left), toPlain(right)];
  if (kind === 'sound') return a === b ? differ('equal') : differ('same-sound', left, right);
  if (kind === 'code') return isOldForm(a, b) ? differ('equal-old-form', left, right) : differ('same-code');
  if (a === b || kind === 'date' || kind === 'number') return differ('equal');
  if (kind === 'name' && areOtherWords(left, right)) return differ('nickname', left, right);
  const isScript = toSimplified(a) === toSimplified(b);
  return differ(isScript ? 'equal-script' : 'equal-spelled', left, right);
}

/** One word each in Latin letters, and not the same one: what the normaliser of given names holds to be one name. */
function areOtherWords(left: string, right: string): boolean {
  const [a, b] = [toLetters(left), toLetters(right)];
  return a !== b && /^\p{Script=Latin}+$/u.test(a) && /^\p{Script=Latin}+$/u.test(b);
}

/** Without accents, case and the marks between letters. */
function toLetters(text: string): string {
  return text
    .trim()
    .normalize('NFKD')
    .replace(/[\p{Mn}'’`.-]/gu, '')
    .toLowerCase();
}

/** Resident ids had 15 digits before 1999. */
function isOldForm(left: string, right: string): boolean {
  return [left.length, right.length].sort().join() === '15,18';
}

function toPlain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.·,]+/g, '');
}
