import { isJsonObject, type Json, type JsonObject } from '../normal-form/index.ts';

const single = new Set([
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const lists = new Set(['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems']);
const maps = new Set([
  '$defs',
  'definitions',
  'dependencies',
  'dependentSchemas',
  'patternProperties',
  'properties',
]);

type Change = (schema: Json, path: readonly string[]) => Json;

/** The keyword's value with every schema that lies directly in it replaced. */
export function mapSubschemas(
  keyword: string,
  value: Json,
  { change, path }: { readonly change: Change; readonly path: readonly string[] },
): Json {
  const isSchema = (one: Json): boolean => isJsonObject(one) || typeof one === 'boolean';
  const replace = (one: Json, key: string): Json => (isSchema(one) ? change(one, [...path, key]) : one);
  if (Array.isArray(value))
    return lists.has(keyword) ? value.map((one, index) => replace(one as Json, String(index))) : value;
  if (single.has(keyword)) return isSchema(value) ? change(value, path) : value;
  if (!maps.has(keyword) || !isJsonObject(value)) return value;
  return mapMembers(value, replace);
}

/** Works for a member named `__proto__` too. */
export function mapMembers(members: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(members).map(([key, value]) => [key, change(value, key)]));
}

/** Every schema of the document, the outermost first, with its path from the root. */
export function forEachSchema(
  schema: Json,
  visit: (schema: JsonObject | boolean, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  if (typeof schema === 'boolean') visit(schema, path);
  if (!isJsonObject(schema)) return;
  visit(schema, path);
  const change: Change = (inner, innerPath) => {
    forEachSchema(inner, visit, innerPath);
    return inner;
  };
  for (const [keyword, value] of Object.entries(schema))
    mapSubschemas(keyword, value, { change, path: [...path, keyword] });
}
