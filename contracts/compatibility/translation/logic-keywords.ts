import type { Form, Json } from '../normal-form/index.ts';
import { childOf, isSchema, type KeywordContext } from './keyword.ts';

/** allOf, anyOf, oneOf, not, if. */
export function translateLogicKeywords(context: KeywordContext): readonly Form[] {
  const { schema, forms } = context;
  const conditions: Form[] = [];
  if (schema.allOf !== undefined) conditions.push(...partsOf(context, 'allOf'));
  if (schema.anyOf !== undefined) conditions.push(forms.some(partsOf(context, 'anyOf')));
  if (schema.oneOf !== undefined) conditions.push(exactlyOne(context));
  if (isSchema(schema.not)) conditions.push(forms.not(childOf(context, 'not')));
  if (isSchema(schema.if)) conditions.push(...translateIf(context));
  return conditions;
}

export function partsOf(context: KeywordContext, keyword: string): readonly Form[] {
  const parts = context.schema[keyword];
  return Array.isArray(parts) ? parts.map((_: Json, index) => childOf(context, keyword, String(index))) : [];
}

/** At least one, and no two. */
function exactlyOne(context: KeywordContext): Form {
  const { forms } = context;
  const parts = partsOf(context, 'oneOf');
  const pairs = parts.flatMap((one, index) =>
    parts.slice(index + 1).map((other) => forms.not(forms.all([one, other]))),
  );
  return forms.all([forms.some(parts), ...pairs]);
}

function translateIf(context: KeywordContext): Form[] {
  const { schema, forms } = context;
  const condition = childOf(context, 'if');
  const conditions: Form[] = [];
  if (isSchema(schema.then)) conditions.push(forms.some([forms.not(condition), childOf(context, 'then')]));
  if (isSchema(schema.else)) conditions.push(forms.some([condition, childOf(context, 'else')]));
  return conditions;
}
