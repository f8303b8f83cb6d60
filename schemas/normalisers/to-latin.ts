import { toNarrow } from './to-narrow.ts';

const plain = /^[\x20-\x7e]*$/;
/** Letters that no decomposition takes apart, in the spelling that their countries use where they have no such key. */
const folds: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ə: 'a',
};
const foldable = new RegExp(`[${Object.keys(folds).join('')}]`, 'g');

/** Latin script in small letters without accents: `Jörg` is `jorg`, `Straße` is `strasse`. Other scripts stay. */
export function toLatin(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  const bare = toNarrow(text)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '');
  return bare.replace(foldable, (letter) => folds[letter] ?? letter).normalize('NFC');
}

/** The words of a text in small letters without accents: runs of letters and digits. */
export function toLatinWords(text: string): string[] {
  return toLatin(text).match(/[\p{L}\d]+/gu) ?? [];
}
