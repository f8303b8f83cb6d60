import { isJsonObject, type Form, type Json } from '../normal-form/index.ts';
import { childOf, isSchema, type KeywordContext } from './keyword.ts';

/** items, prefixItems, additionalItems, contains, min- and maxContains, min- and maxItems, uniqueItems. */
export function translateArrayKeywords(context: KeywordContext): readonly Form[] {
  const { schema, forms } = context;
  const conditions = [...translateItems(context), ...translateContains(context)];
  const itemsAtLeast = (count: number): Form => forms.literal({ kind: 'itemsAtLeast', on: 'array', count });
  if (schema.minItems !== undefined) conditions.push(itemsAtLeast(Number(schema.minItems)));
  if (schema.maxItems !== undefined) conditions.push(forms.not(itemsAtLeast(Number(schema.maxItems) + 1)));
  if (schema.uniqueItems === true) conditions.push(forms.literal({ kind: 'unique', on: 'array' }));
  return conditions.map((condition) => forms.guard('array', condition));
}

/** The keyword with a schema per place, and the one for the places after. */
export function toItemKeywords({ schema, dialect }: KeywordContext): {
  prefix: string;
  rest: string | undefined;
} {
  if (dialect === '2020-12') return { prefix: 'prefixItems', rest: 'items' };
  return { prefix: 'items', rest: Array.isArray(schema.items) ? 'additionalItems' : 'items' };
}

function translateItems(context: KeywordContext): Form[] {
  const { schema, forms } = context;
  const { prefix, rest } = toItemKeywords(context);
  const places = Array.isArray(schema[prefix]) ? (schema[prefix] as readonly Json[]) : [];
  const items = places.map((_, index) =>
    forms.literal({ kind: 'itemAt', on: 'array', index, value: childOf(context, prefix, String(index)) }),
  );
  if (rest === undefined || !isSchema(schema[rest])) return items;
  const value = childOf(context, rest);
  return [...items, forms.literal({ kind: 'itemsFrom', on: 'array', index: places.length, value })];
}

function translateContains(context: KeywordContext): Form[] {
  const { schema, forms, dialect } = context;
  if (!isSchema(schema.contains)) return [];
  const value = childOf(context, 'contains');
  const counted = dialect !== 'draft-07';
  const least = counted && schema.minContains !== undefined ? Number(schema.minContains) : 1;
  const containsAtLeast = (count: number): Form =>
    count === 0 ? forms.anything : forms.literal({ kind: 'containsAtLeast', on: 'array', count, value });
  const isPlain = least === 1 && !(counted && schema.maxContains !== undefined);
  const conditions = [least > 0 ? beLenient(context, containsAtLeast(least), isPlain) : forms.anything];
  if (counted && schema.maxContains !== undefined)
    conditions.push(forms.not(containsAtLeast(Number(schema.maxContains) + 1)));
  return conditions;
}

/**
 * ajv's word on an empty array depends on what it looked at before: it forgets `contains` after schemas for the first
 * places, and remembers it from the item before inside of a loop. Nobody can rely on either, so it is left open.
 */
function beLenient(context: KeywordContext, contains: Form, isPlain: boolean): Form {
  const { schema, forms, path } = context;
  const isList = Array.isArray(schema[toItemKeywords(context).prefix]);
  const isInLoop = isPlain && path.some((token) => loops.has(token));
  const isTrivial =
    schema.contains === true || (isJsonObject(schema.contains) && Object.keys(schema.contains).length === 0);
  if (!isList && (!isInLoop || isTrivial)) return contains;
  const isEmpty = forms.not(forms.literal({ kind: 'itemsAtLeast', on: 'array', count: 1 }));
  const key = `contains on an empty array ${isList ? 'after others' : 'in a loop'}`;
  const open = forms.literal({ kind: 'opaque', on: 'array', key, test: () => undefined });
  return forms.some([contains, forms.all([forms.type('array'), isEmpty, open])]);
}

const loops = new Set([
  '$defs',
  'additionalItems',
  'additionalProperties',
  'contains',
  'definitions',
  'items',
  'patternProperties',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
