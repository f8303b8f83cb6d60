import type { Locale } from '../locale.ts';
import { en, type PhraseKey } from './en.ts';
import { zh } from './zh.ts';

export const phrases: Readonly<Record<Locale, Readonly<Record<PhraseKey, string>>>> = { en, zh };

/** A phrase with its gaps filled; values are shown as `showPiece` does, and a value's own braces stay as they are. */
export function say(locale: Locale, key: PhraseKey, fill: Readonly<Record<string, string>> = {}): string {
  return phrases[locale][key].replace(/\{(\w+)\}/g, (gap, name: string) =>
    Object.hasOwn(fill, name) ? (fill[name] ?? '') : gap,
  );
}

/** Clauses in one sentence. */
export function sayList(locale: Locale, clauses: readonly string[]): string {
  return clauses.join(phrases[locale].separator);
}

/** A sentence begins with a capital; other scripts know none. */
export function toSentence(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
