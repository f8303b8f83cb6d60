const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const steps: [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['minute', minute, hour],
  ['hour', hour, day],
  ['day', day, 30.44 * day],
  ['month', 30.44 * day, 2 * 365.25 * day],
  ['year', 365.25 * day, Infinity],
];

/** “3 hours ago”; undefined within the last minute, so that the caller can say “just now”. */
export function toRelativeTime(at: string, locale: string, now = Date.now()): string | undefined {
  const seconds = (Date.parse(at) - now) / 1000;
  if (Number.isNaN(seconds)) return at;
  const step = steps.find(([, unit, below]) => Math.abs(seconds) >= unit && Math.abs(seconds) < below);
  if (step === undefined) return undefined;
  // “Yesterday” is exact, “last year” is not: it may be two months or twenty-three.
  const numeric = step[0] === 'day' ? 'auto' : 'always';
  const format = new Intl.RelativeTimeFormat(locale, { numeric });
  return format.format(Math.trunc(seconds / step[1]), step[0]);
}

/** Date and time to the second, in the browser's time zone. */
export function toExactTime(at: string, locale: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' }).format(time);
}

/** The hour of today, or else day and hour: how a copy's age is named. */
export function toClockTime(at: string, locale: string, now = new Date()): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const today = time.toDateString() === now.toDateString();
  const style = today ? {} : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(locale, { ...style, timeStyle: 'short' }).format(time);
}

/** A calendar day has no time zone: it is read and written in UTC. */
export function toDateText(day: string, locale: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}
