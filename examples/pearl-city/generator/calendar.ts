/** A date as whole days since 1970-01-01. */
export type Day = number;

const millisecondsPerDay = 86_400_000;

/** Day of a calendar date; `month` is 1 to 12. */
export function toDay(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / millisecondsPerDay;
}

/** The city's "today". Fixed, so that the same seed always gives the same city. */
export const today: Day = toDay(2026, 11, 1);

export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

export function toCalendarDate(day: Day): CalendarDate {
  const date = new Date(day * millisecondsPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** yyyy-MM-dd */
export function toDashed(day: Day): string {
  const { year, month, day: date } = toCalendarDate(day);
  return `${year}-${two(month)}-${two(date)}`;
}

/** yyyyMMdd */
export function toCompact(day: Day): string {
  return toDashed(day).replaceAll('-', '');
}

/** yyyy/M/d */
export function toSlashed(day: Day): string {
  const { year, month, day: date } = toCalendarDate(day);
  return `${year}/${month}/${date}`;
}

/** Whole years from `birth` to `at`. */
export function toAge(birth: Day, at: Day = today): number {
  const from = toCalendarDate(birth);
  const to = toCalendarDate(at);
  const hadBirthday = to.month > from.month || (to.month === from.month && to.day >= from.day);
  return to.year - from.year - (hadBirthday ? 0 : 1);
}

/** Seconds since 1970 at Beijing office hours of a day; `part` in [0, 1) chooses the time. */
export function toOfficeSecond(day: Day, part: number): number {
  return day * 86_400 + 8 * 3600 + Math.floor(part * 10 * 3600);
}

/** yyyy-MM-dd HH:mm:ss, Beijing's clock without a zone, as old systems write it. */
export function toLocalText(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** ISO 8601 instant in UTC of a Beijing wall-clock second. */
export function toInstant(second: number): string {
  return new Date((second - 8 * 3600) * 1000).toISOString();
}

/** ISO 8601 with Beijing's zone, as newer databases write it. */
export function toZonedText(second: number): string {
  return `${new Date(second * 1000).toISOString().slice(0, 19)}+08:00`;
}
