import type { Contract, ContractField } from './contract.ts';
import { dateForms, isDateForm, toInstant } from './date-form.ts';
import { zoneOffset } from './zone-offset.ts';

/**
 * Since when the row's content holds, as an ISO instant in UTC; null where the contract or the row does not say.
 * Times without a zone are read in the field's `defaultTimezone` (ODCS: UTC).
 */
export function toAsOf(contract: Contract, row: Record<string, unknown>): string | null {
  const field = contract.fields.find(({ name }) => name === contract.asOfField);
  if (field === undefined) return null;
  const value = row[field.name];
  if (value === undefined || value === null || value === '') return null;
  return (field.type === 'date' ? toMidnight(field, value) : toMoment(field, value)) ?? null;
}

function toMidnight({ options }: ContractField, value: unknown): string | undefined {
  const form = isDateForm(options.format) ? dateForms[options.format] : undefined;
  const date = form?.toDate(value as string | number) ?? toInstant(value, undefined)?.slice(0, 10);
  return date === undefined ? undefined : `${date}T00:00:00.000Z`;
}

function toMoment({ options }: ContractField, value: unknown): string | undefined {
  const utc = toInstant(value, options.format);
  if (utc === undefined || options.defaultTimezone === undefined) return utc;
  return toInstant(value, options.format, zoneOffset(options.defaultTimezone, utc));
}
