import type { FieldType } from '#contracts';
import type { DeclaredColumn } from '../looked.ts';

export type JsonSchema = Record<string, unknown>;
export type Resolve = (schema: unknown) => JsonSchema;

const deepest = 5;
const plain: Record<string, FieldType> = {
  string: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
};
const moments: Record<string, FieldType> = { date: 'date', 'date-time': 'timestamp' };

/** Follows local references; a reference in a circle ends as an empty schema. */
export function toResolve(document: unknown): Resolve {
  return (given) => {
    let schema = asObject(given);
    for (let step = 0; typeof schema.$ref === 'string' && step < 20; step++)
      schema = asObject(pointed(document, schema.$ref));
    const parts = [schema.allOf, schema.oneOf, schema.anyOf].find(Array.isArray) as unknown[] | undefined;
    if (parts === undefined || schema.properties !== undefined) return schema;
    const resolved = (
      schema.allOf === parts ? parts : parts.filter((part) => asObject(part).type !== 'null').slice(0, 1)
    ).map((part) => asObject(part));
    const whole = resolved.map((part) =>
      typeof part.$ref === 'string' ? asObject(pointed(document, part.$ref)) : part,
    );
    return Object.assign({}, schema, ...whole, {
      properties: Object.assign({}, ...whole.map((part) => part.properties)) as object,
      required: whole.flatMap((part) => (Array.isArray(part.required) ? (part.required as unknown[]) : [])),
    }) as JsonSchema;
  };
}

function pointed(document: unknown, reference: string): unknown {
  if (!reference.startsWith('#/')) return {};
  const parts = reference
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.reduce<unknown>((at, part) => asObject(at)[part], document);
}

/** The columns that an object's schema declares, nested ones too. */
export function toDeclaredColumns(
  schema: JsonSchema,
  resolve: Resolve,
  above: readonly string[] = [],
): DeclaredColumn[] {
  if (above.length >= deepest) return [];
  const required = Array.isArray(schema.required) ? (schema.required as unknown[]) : [];
  return Object.entries(asObject(schema.properties)).flatMap(([name, given]) => {
    const member = resolve(given);
    const path = [...above, name];
    const column = toColumn(
      member,
      path,
      required.includes(name) && !isNullable(asObject(given)) && !isNullable(member),
    );
    return column.type === 'object' ? [column, ...toDeclaredColumns(member, resolve, path)] : [column];
  });
}

function toColumn(schema: JsonSchema, path: readonly string[], isRequired: boolean): DeclaredColumn {
  const { description, format, maxLength } = schema;
  const allowed = Array.isArray(schema.enum) ? schema.enum.filter(isScalar) : [];
  const type = toFieldType(schema);
  return {
    ...{ path, isRequired },
    ...(type === undefined
      ? {}
      : { type, declaredAs: `${String(schema.type)}${typeof format === 'string' ? ` ${format}` : ''}` }),
    ...(typeof description === 'string' ? { comment: description } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    ...(typeof maxLength === 'number' ? { maxLength } : {}),
    ...(allowed.length > 0 ? { enum: allowed } : {}),
  };
}

function toFieldType({ type, properties, items, format }: JsonSchema): FieldType | undefined {
  const name = Array.isArray(type) ? (type as unknown[]).find((each) => each !== 'null') : type;
  if (name === 'object' || properties !== undefined) return 'object';
  if (name === 'array' || items !== undefined) return 'array';
  if (name === 'string' && typeof format === 'string' && moments[format] !== undefined)
    return moments[format];
  return plain[String(name)];
}

function isNullable({ nullable, type, oneOf, anyOf }: JsonSchema): boolean {
  const parts = [oneOf, anyOf].filter(Array.isArray).flat() as unknown[];
  return (
    nullable === true ||
    (Array.isArray(type) && type.includes('null')) ||
    parts.some((part) => asObject(part).type === 'null')
  );
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
