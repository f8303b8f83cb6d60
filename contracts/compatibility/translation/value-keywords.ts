import { toRational, type Form, type Json, type ValueType } from '../normal-form/index.ts';
import type { KeywordContext } from './keyword.ts';

/** type, nullable, enum, const. */
export function translateValueKeywords(context: KeywordContext): readonly Form[] {
  const { schema, forms } = context;
  const conditions: Form[] = [];
  if (schema.type !== undefined) conditions.push(translateType(context));
  if (Array.isArray(schema.enum)) conditions.push(forms.oneOfValues(schema.enum as readonly Json[]));
  if (schema.const !== undefined) conditions.push(forms.oneOfValues([schema.const]));
  return conditions;
}

function translateType({ schema, forms }: KeywordContext): Form {
  const named = (Array.isArray(schema.type) ? schema.type : [schema.type]) as readonly string[];
  const types = new Set(schema.nullable === true ? [...named, 'null'] : named);
  if (!types.has('integer') || types.has('number'))
    return forms.type(...[...types].filter((type) => type !== 'integer').map((type) => type as ValueType));
  types.delete('integer');
  const whole = forms.literal({ kind: 'multipleOf', on: 'number', divisor: toRational(1), exact: true });
  return forms.some([forms.type(...([...types] as ValueType[])), whole]);
}
