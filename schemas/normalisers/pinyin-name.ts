import { pinyin } from 'pinyin-pro';
import { normalisePersonName } from './person-name.ts';
import { RecentValues } from './recent-values.ts';
import { splitChineseName } from './split-chinese-name.ts';

/** Pinyin costs some microseconds, and far fewer given names than names are borne: what was asked lately is kept. */
const surnamesLately = new RecentValues(10_000);
const othersLately = new RecentValues(50_000);

/** Surnames that pinyin-pro 3.29 reads as the word of every day. */
const odd: Record<string, string> = { 种: 'chong', 秘: 'bi', 洗: 'xian' };

/**
 * Toneless pinyin of a name, syllables joined: 张伟 → zhangwei. The surname is read as a surname (单 → shan) and makes
 * no word with what follows it.
 */
export function toPinyin(name: string): string {
  const comparable = normalisePersonName(name);
  const split = splitChineseName(comparable);
  if (split === undefined) return othersLately.get(comparable, () => read(comparable, 'head'));
  const { surname, given } = split;
  return (
    surnamesLately.get(surname, () => odd[surname] ?? read(surname, 'head')) +
    othersLately.get(given, () => read(given, 'off'))
  );
}

function read(text: string, surname: 'head' | 'off'): string {
  const syllables = pinyin(text, { toneType: 'none', surname, v: true, type: 'array', nonZh: 'consecutive' });
  return syllables.join('').toLowerCase().replace(/\s+/g, '');
}
