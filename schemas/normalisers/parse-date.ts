import { findChineseDay } from './chinese-date.ts';
import { toNarrow } from './to-narrow.ts';

const dateForm = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ].*)?$/s;
const timeForm = /[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * `yyyy-MM-dd` of 1990-01-31, 1990/1/31, 1990.1.31, 19900131, 1990年1月31日, 一九九〇年一月三十一日 and 民国79年1月31日, with or
 * without a time; else undefined.
 */
export function parseDate(raw: string): string | undefined {
  const text = toNarrow(raw).trim();
  const found = dateForm.exec(text);
  if (found === null) return parseChineseDate(text);
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? found[4]), Number(found[3] ?? found[5])];
  return isDay(year, month, day) ? `${found[1]}-${two(month)}-${two(day)}` : undefined;
}

function parseChineseDate(text: string): string | undefined {
  const found = text.includes('年') ? findChineseDay(text) : undefined;
  if (found === undefined || found.year < 1000 || found.year > 9999) return undefined;
  const { year, month, day } = found;
  return isDay(year, month, day) ? `${year}-${two(month)}-${two(day)}` : undefined;
}

/**
 * The instant of a date with or without a time. A time without a zone is read at `offsetMinutes` east of UTC.
 * Undefined for what is no date.
 */
export function parseInstant(raw: string, offsetMinutes = 0): string | undefined {
  const text = toNarrow(raw).trim();
  const date = parseDate(text);
  if (date === undefined) return undefined;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const time = timeForm.exec(text);
  if (time === null && /[T ]/.test(text)) return undefined;
  const [hour, minute, second] = [Number(time?.[1] ?? 0), Number(time?.[2] ?? 0), Number(time?.[3] ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const milliseconds = Number((time?.[4] ?? '').padEnd(3, '0').slice(0, 3));
  const zone = time?.[5] === undefined ? offsetMinutes : parseZone(time[5]);
  return new Date(Date.UTC(year, month - 1, day, hour, minute - zone, second, milliseconds)).toISOString();
}

function parseZone(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the Gregorian calendar has the day. */
export function isDay(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (daysOfMonth[month - 1] ?? 0);
  return day >= 1 && day <= last;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
