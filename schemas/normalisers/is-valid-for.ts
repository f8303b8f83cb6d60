import { isCreditCode, isDivision, isPlate, isResidentId, isVin } from '../codes/index.ts';
import type { AttributeValue, EntityAttribute } from '../entity-types/index.ts';
import { parseDate } from './parse-date.ts';

const checks: Record<string, (text: string) => boolean> = {
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDate(text) !== undefined,
  'date-time': (text) => /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)),
  'resident-id': isResidentId,
  'credit-code': isCreditCode,
  vin: isVin,
  plate: isPlate,
  division: isDivision,
  telephone: (text) => /^[\d\s()+\-—.x转]{5,}$/i.test(text),
};

/** Whether a value is right for its attribute: type, allowed values, and check character where the format has one. */
export function isValidFor(attribute: EntityAttribute, value: AttributeValue): boolean {
  if (attribute.type === 'integer') return Number.isInteger(value);
  if (typeof value !== attribute.type) return false;
  if (attribute.enum !== undefined && !attribute.enum.includes(String(value))) return false;
  const check = checks[attribute.format ?? ''];
  return check === undefined || check(String(value));
}
