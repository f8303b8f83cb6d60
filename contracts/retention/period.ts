/** ISO 8601 durations in whole numbers. */
export const periodPattern =
  '^P(?=\\d|T\\d)(?:(\\d{1,6})Y)?(?:(\\d{1,6})M)?(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?(?:T(?=\\d)(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,6})S)?)?$';
const form = new RegExp(periodPattern);
const days = [365, 30, 7, 1, 1 / 24, 1 / 1440, 1 / 86_400];

/** Whether it is an ISO 8601 duration in whole numbers, such as P30D, P6M or P1Y6M. */
export function isPeriod(text: unknown): text is string {
  return typeof text === 'string' && form.test(text);
}

/**
 * The least number of days that an ISO 8601 duration can be, to compare periods: a year counts 365 days and a month
 * 30, save that twelve months are a year. Undefined for what is no duration.
 */
export function findPeriodDays(text: unknown): number | undefined {
  if (!isPeriod(text)) return undefined;
  const [years = 0, months = 0, ...rest] = (form.exec(text) ?? []).slice(1).map((part) => Number(part ?? 0));
  const whole = years + Math.floor(months / 12);
  const counts = [whole, months % 12, ...rest];
  return counts.reduce((sum, count, i) => sum + count * (days[i] ?? 0), 0);
}
