import { parseChineseNumber } from './chinese-number.ts';

const numeral = '零〇○一二两三四五六七八九十廿卅元正壹贰叁肆伍陆柒捌玖拾\\d';
const form = new RegExp(
  `^(?:公元|西元)?(民国|民國)?\\s*([${numeral}]+)\\s*年\\s*([${numeral}]+)\\s*月\\s*([${numeral}]+)\\s*[日号號]?(?=[T ]|$)`,
  's',
);

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * The day of 一九九〇年一月二日, 1990年元月2号 or 民国79年1月2日 (the Republic's first year is 1912). A year of two figures is
 * given as it is written; undefined for what is no such date. Whether the calendar has the day is not looked at.
 */
export function findChineseDay(text: string): Day | undefined {
  const found = form.exec(text);
  if (found === null) return undefined;
  const [, republic, year = '', month = '', day = ''] = found;
  return {
    year: toNumber(year) + (republic === undefined ? 0 : 1911),
    month: toNumber(month),
    day: toNumber(day),
  };
}

function toNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  if (/\d/.test(text)) return Number.NaN;
  return parseChineseNumber(
    text
      .replace(/[元正]/g, '一')
      .replace(/○/g, '〇')
      .replace(/廿/g, '二十')
      .replace(/卅/g, '三十'),
  );
}
