import { isDatasetId, toPinyin } from '#schemas';
import { splitName, toWords } from './recognise/index.ts';

/** Lower-case words joined by hyphens of whatever a system calls its things. */
export function toHyphenName(foreign: string, otherwise: string): string {
  const words = toPlainWords(foreign).map((word) => (/\p{Script=Han}/u.test(word) ? toPinyin(word) : word));
  const name = words
    .map((word) =>
      word
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
    )
    .filter(Boolean)
    .join('-')
    .slice(0, 60)
    .replace(/^[^a-z]+|-+$/g, '');
  return isDatasetId(`department.${name}`) ? name : otherwise;
}

/** A name that is not taken yet. */
export function toFreeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Titles by locale. */
export function toTitle(foreign: string, comment: string | undefined): Record<string, string> {
  const plain = toPlainWords(foreign)
    .filter((word) => /^[\x20-\x7e]+$/.test(word))
    .join(' ');
  const english = plain === '' ? foreign : plain.charAt(0).toUpperCase() + plain.slice(1);
  const chinese = [comment, foreign].find(
    (text) => text !== undefined && text.length <= 40 && /\p{Script=Han}/u.test(text),
  );
  return { en: english, ...(chinese === undefined ? {} : { 'zh-CN': chinese }) };
}

/** Latin names in their own words, Chinese ones in English. */
function toPlainWords(foreign: string): readonly string[] {
  return splitName(foreign).flatMap((word) =>
    /\p{Script=Han}/u.test(word) ? toWords(word) : [word.toLowerCase()],
  );
}
