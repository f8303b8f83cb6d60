import type { AttributeValue } from '#schemas';
import type { ConflictValue, MemberRow } from '../store/index.ts';

/** A record's value as a side of a contradiction. */
export function toConflictValue(member: MemberRow, attribute: string, value: AttributeValue): ConflictValue {
  const { dataset, department, key, asOf, recordedAt } = member;
  return { attribute, value, dataset, department, key, asOf, recordedAt };
}

/** `1990-01-01 (public-security.population, civil-affairs.deaths); 1990-01-10 (health.residents)`. */
export function sayValues(values: readonly ConflictValue[]): string {
  const byValue = Map.groupBy(values, ({ value }) => String(value));
  return [...byValue]
    .map(([value, holders]) => `${value} (${[...new Set(holders.map(({ dataset }) => dataset))].join(', ')})`)
    .join('; ');
}
