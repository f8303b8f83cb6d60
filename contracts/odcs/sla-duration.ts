import { asList, type OdcsDocument, type OdcsSla } from './odcs-document.ts';

/** ODCS: "d, day, days for days; y, yr, years for years". `m` is minutes, as ISO 8601 has it behind the T. */
const unitSeconds: readonly [names: readonly string[], seconds: number][] = [
  [['ms', 'millisecond', 'milliseconds'], 0.001],
  [['s', 'sec', 'second', 'seconds'], 1],
  [['m', 'min', 'minute', 'minutes'], 60],
  [['h', 'hr', 'hour', 'hours'], 3600],
  [['d', 'day', 'days'], 86_400],
  [['w', 'wk', 'week', 'weeks'], 604_800],
  [['mo', 'mon', 'month', 'months'], 2_629_800],
  [['q', 'quarter', 'quarters'], 7_889_400],
  [['y', 'yr', 'year', 'years'], 31_557_600],
];
export const slaUnitNames: readonly string[] = unitSeconds.map(([names]) => names[0] ?? '');

export function findUnitSeconds(unit: unknown): number | undefined {
  if (typeof unit !== 'string') return undefined;
  return unitSeconds.find(([names]) => names.includes(unit.toLowerCase()))?.[1];
}

/** Seconds of an SLA property's value and unit; undefined where they say no time. */
export function findSlaSeconds({ value, unit }: OdcsSla): number | undefined {
  const seconds = findUnitSeconds(unit);
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (seconds === undefined || typeof count !== 'number' || !Number.isFinite(count)) return undefined;
  return count * seconds;
}

/** The first of the named SLA properties that says a time. */
export function findFirstSlaSeconds(
  { slaProperties }: OdcsDocument,
  names: readonly string[],
): number | undefined {
  for (const name of names) {
    const sla = asList(slaProperties).find(({ property }) => property === name);
    const seconds = sla === undefined ? undefined : findSlaSeconds(sla);
    if (seconds !== undefined) return seconds;
  }
  return undefined;
}
