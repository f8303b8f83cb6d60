import { normalise } from '#schemas';
import type { AttributeValue, NormaliserName } from '#schemas';

/** How far two values may be apart and still say the same. */
export type Agreement =
  | { readonly kind: 'equal' }
  /** `share` of the larger of the two (5 % is 0.05), or an absolute `amount` in the attribute's unit. */
  | { readonly kind: 'within'; readonly share: number; readonly amount: number };

/**
 * The form in which values are compared. A value that its normaliser cannot use (a date that does not exist)
 * still differs from the others, so it stays itself; only a blank has no form: ''.
 */
export function toComparable(comparison: NormaliserName, value: AttributeValue): string {
  return normalise(comparison, value) || String(value).trim();
}

/** Whether two values say the same: in the same comparable form, or as near as the agreement allows. */
export function valuesAgree(agreement: Agreement, left: ComparedValue, right: ComparedValue): boolean {
  if (left.comparable === right.comparable) return true;
  if (agreement.kind === 'equal') return false;
  const [one, other] = [Number(left.value), Number(right.value)];
  if (Number.isNaN(one) || Number.isNaN(other)) return false;
  const allowed = Math.max(agreement.amount, agreement.share * Math.max(Math.abs(one), Math.abs(other)));
  return Math.abs(one - other) <= allowed;
}

export interface ComparedValue {
  readonly value: AttributeValue;
  readonly comparable: string;
}

/** `5%`, `5` or 5 as an agreement; undefined for what is neither. */
export function findTolerance(tolerance: unknown): Agreement | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(String(tolerance));
  if (!match?.[1]) return undefined;
  const number = Number(match[1]);
  return match[2]
    ? { kind: 'within', share: number / 100, amount: 0 }
    : { kind: 'within', share: 0, amount: number };
}
