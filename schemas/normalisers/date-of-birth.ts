import { toResidentId } from '../codes/index.ts';
import { normaliseDate } from './normalise-date.ts';

/**
 * `yyyy-MM-dd` of a birth date in any usual spelling, or of the one that a valid resident id holds in its seventh to
 * fourteenth digit (GB 11643); '' of anything else. So registers that write down only one of the two can be compared.
 */
export function normaliseDateOfBirth(text: string): string {
  const id = toResidentId(text);
  return id === undefined
    ? normaliseDate(text)
    : [id.slice(6, 10), id.slice(10, 12), id.slice(12, 14)].join('-');
}
