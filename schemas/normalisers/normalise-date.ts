import { findChineseDay, type Day } from './chinese-date.ts';
import { findMonth } from './month-names.ts';
import { isDay, parseDate } from './parse-date.ts';
import { toLatin } from './to-latin.ts';
import { toTidy } from './to-narrow.ts';

/** What 9/12/1908 means where it could be either. */
export type DayOrder = 'day-first' | 'month-first';

const time = /(?:[T ]\s*|,\s*)\d{1,2}:\d{2}.*$/is;
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,\s]\s*(?=.*\d)/;
const figures = /^(\d{1,2})(?:\s*([-/.])\s*|\s+)(\d{1,2})(?:\s*[-/.]\s*|\s+)(\d{4}|\d{2})\.?$/;
const dayMonthYear =
  /^(\d{1,2})(?:st|nd|rd|th)?[-/., ]*(?:of |de |di )?([a-z]+)[-/., ]*(?:de |of )?'?(\d{4}|\d{2})$/;
const monthDayYear = /^([a-z]+)[-/., ]*(\d{1,2})(?:st|nd|rd|th)?(?:[-/., ]+)'?(\d{4}|\d{2})$/;
const yearMonthDay = /^(\d{4})[-/., ]*([a-z]+)[-/., ]*(\d{1,2})(?:st|nd|rd|th)?$/;

/**
 * `yyyy-MM-dd` of a date in any usual spelling, '' of anything else. A date in figures with the year last is read in
 * the only order that the calendar allows, else in the given order, else not at all; with dots the day always stands first. A year of two
 * figures is the last one that is not in the future.
 */
export function normaliseDate(raw: string, order?: DayOrder): string {
  const iso = parseDate(raw);
  if (iso !== undefined) return iso;
  const narrow = toTidy(raw);
  const plain = toLatin(narrow.replace(time, ''))
    .replace(weekday, '')
    .replace(/\s*(?:a\.?d\.?|c\.?e\.?)$/, '')
    .trim();
  const day = findShortChineseDay(narrow) ?? findNamedDay(plain) ?? findFigures(plain, order);
  return day === undefined || !isDay(day.year, day.month, day.day) ? '' : write(day);
}

function findShortChineseDay(text: string): Day | undefined {
  const day = findChineseDay(text);
  return day && day.year < 100 ? { ...day, year: toFullYear(day.year) } : undefined;
}

function findNamedDay(text: string): Day | undefined {
  const [, day, name = '', year] = dayMonthYear.exec(text) ?? toDayFirst(text) ?? [];
  const month = findMonth(name);
  if (month === undefined || day === undefined || year === undefined) return undefined;
  return { year: toYear(year), month, day: Number(day) };
}

function toDayFirst(text: string): (string | undefined)[] | undefined {
  const american = monthDayYear.exec(text);
  if (american) return ['', american[2], american[1], american[3]];
  const found = yearMonthDay.exec(text);
  return found ? ['', found[3], found[2], found[1]] : undefined;
}

function findFigures(text: string, order: DayOrder | undefined): Day | undefined {
  const together = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  const [, first = '', mark, second = '', year = ''] = together
    ? ['', together[1], '', together[2], together[3]]
    : (figures.exec(text) ?? []);
  if (year === '') return undefined;
  const [one, two] = [Number(first), Number(second)];
  // 71/06/24: what is no day is a year, and then the month follows.
  if (one > 31 && year.length === 2) return { year: toFullYear(one), month: two, day: Number(year) };
  const isDayFirst = one > 12 || (two <= 12 && (one === two || mark === '.' || order === 'day-first'));
  if (isDayFirst) return { year: toYear(year), month: two, day: one };
  if (two > 12 || order === 'month-first') return { year: toYear(year), month: one, day: two };
  return undefined;
}

function toYear(text: string): number {
  return text.length === 2 ? toFullYear(Number(text)) : Number(text);
}

function toFullYear(short: number): number {
  const now = new Date().getUTCFullYear();
  const century = now - (now % 100);
  return century + short > now ? century - 100 + short : century + short;
}

function write({ year, month, day }: Day): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
