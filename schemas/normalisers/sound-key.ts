import { doubleMetaphone } from 'double-metaphone';
import { toPinyin } from './pinyin-name.ts';
import { RecentValues } from './recent-values.ts';
import { normaliseWesternName } from './western-name.ts';

const lately = new RecentValues(50_000);
const han = /\p{Script=Han}/u;

/**
 * How a name sounds, for blocking: the primary code of Lawrence Philips's Double Metaphone (C/C++ Users Journal 18(6), 2000)
 * of each word, by one space: Smith and Smyth are `SM0`. A name in Chinese characters is its pinyin.
 */
export function toSoundKey(name: string): string {
  return lately.get(name, () => {
    if (han.test(name)) return toPinyin(name);
    const codes = normaliseWesternName(name)
      .split(' ')
      .map((word) => doubleMetaphone(word)[0] || word);
    return codes.join(' ');
  });
}
