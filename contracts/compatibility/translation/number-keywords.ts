import { toRational, type Form, type FormTable, type Json, type Rational } from '../normal-form/index.ts';
import type { KeywordContext } from './keyword.ts';

/** minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf. */
export function translateNumberKeywords({ schema, forms }: KeywordContext): readonly Form[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const conditions: Form[] = [];
  if (isNumber(minimum)) conditions.push(atLeast(forms, minimum, false));
  if (isNumber(exclusiveMinimum)) conditions.push(atLeast(forms, exclusiveMinimum, true));
  if (isNumber(maximum)) conditions.push(forms.not(atLeast(forms, maximum, true)));
  if (isNumber(exclusiveMaximum)) conditions.push(forms.not(atLeast(forms, exclusiveMaximum, false)));
  if (isNumber(multipleOf)) conditions.push(toMultiple(forms, multipleOf));
  return conditions.map((condition) => forms.guard('number', condition));
}

const isNumber = (value: Json | undefined): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

function atLeast(forms: FormTable, bound: number | bigint, exclusive: boolean): Form {
  return forms.literal({ kind: 'numberAtLeast', on: 'number', bound: toRational(bound), exclusive });
}

function toMultiple(forms: FormTable, by: number | bigint): Form {
  const divisor = toRational(by);
  return forms.literal({ kind: 'multipleOf', on: 'number', divisor, exact: isExact(divisor) });
}

/** Doubles divide by it without rounding, as far as numbers of a usual size go. */
function isExact({ top, bottom }: Rational): boolean {
  return (bottom & (bottom - 1n)) === 0n && bottom < 1n << 30n && top < 1n << 50n;
}
