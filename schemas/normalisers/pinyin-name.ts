import { pinyin } from 'pinyin-pro';
import { RecentValues } from './recent-values.ts';
import { normalisePersonName } from './person-name.ts';

/** Names repeat (20,000 persons share some thousands), and pinyin costs 10 µs: what was asked lately is kept. */
const lately = new RecentValues(50_000);

/** Surnames that pinyin-pro 3.29 reads as the word of every day. */
const surnames: Record<string, string> = { 种: 'chong', 秘: 'bi', 洗: 'xian' };

/** Toneless pinyin of a name, syllables joined, the surname read as a surname (单 → shan): 张伟 → zhangwei. */
export function toPinyin(name: string): string {
  return lately.get(name, () => {
    const comparable = normalisePersonName(name);
    const options = {
      toneType: 'none',
      surname: 'head',
      v: true,
      type: 'array',
      nonZh: 'consecutive',
    } as const;
    const [first = '', ...others] = pinyin(comparable, options);
    const surname = surnames[comparable.charAt(0)] ?? first;
    return [surname, ...others].join('').toLowerCase().replace(/\s+/g, '');
  });
}
