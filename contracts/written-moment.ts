const zero = 48;

/**
 * Milliseconds since 1970 of `yyyy-MM-dd HH:mm:ss` or `yyyy-MM-ddTHH:mm:ss`, taken as UTC: how nearly every system
 * writes a time. Undefined for whatever is written otherwise, which is not to say that it is no time.
 */
export function readWrittenMoment(text: string): number | undefined {
  if (text.length !== 19) return undefined;
  const between = text.charCodeAt(10);
  const isShaped =
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    (between === 32 || between === 84) &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58;
  if (!isShaped) return undefined;
  const [year, month, day] = [two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8)];
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)];
  // NaN fails every comparison.
  const isUsual = isUsualDay(year, month, day) && hour <= 23 && minute <= 59 && second <= 59;
  return isUsual ? Date.UTC(year, month - 1, day, hour, minute, second) : undefined;
}

/** The number that two digits write, or NaN. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - zero;
  const ones = text.charCodeAt(at + 1) - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Whether the text is a day that every calendar has, written as `yyyy-MM-dd`; false does not say that it is none. */
export function isWrittenDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const [year, month, day] = [two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8)];
  return isUsualDay(year, month, day);
}

/** The days that every such month has; the others are left to the calendar. */
function isUsualDay(year: number, month: number, day: number): boolean {
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 ? 28 : 30);
}
