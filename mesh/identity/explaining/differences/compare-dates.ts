import { differ, differIn, type Difference } from './difference.ts';
import { findSingleEdit } from './find-single-edit.ts';

const day = 86_400_000;
const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/** What two different days, `yyyy-MM-dd`, have in common; undefined for nothing and for what is no day. */
export function compareDates(left: string, right: string): Difference | undefined {
  const [a, b] = [form.exec(left), form.exec(right)];
  if (a === null || b === null) return undefined;
  const [sameYear, sameMonth, sameDay] = [a[1] === b[1], a[2] === b[2], a[3] === b[3]];
  if (sameYear && a[2] === b[3] && a[3] === b[2]) return differ('date-swapped', left, right);
  const edit = findSingleEdit(left, right);
  if (edit?.kind === 'swapped') return differ('date-digits-swapped', left, right);
  if (edit?.kind === 'replaced') return differ('date-digit', left, right);
  const days = Math.abs(Date.parse(left) - Date.parse(right)) / day;
  if (days <= 31) return differIn('date-close', Math.round(days));
  if (sameMonth && sameDay) return differ('date-other-year', left, right);
  if (sameYear) return differ(sameMonth ? 'date-same-month' : 'date-same-year', left, right);
  return undefined;
}
