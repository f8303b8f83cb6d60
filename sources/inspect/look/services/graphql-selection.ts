import {
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import type { FieldType } from '#contracts';
import type { DeclaredColumn } from '../looked.ts';

const deepest = 3;
const scalars: Record<string, FieldType> = {
  Int: 'integer',
  Float: 'number',
  Boolean: 'boolean',
  String: 'string',
  ID: 'string',
};

type Field = GraphQLField<unknown, unknown>;

/** Fields that hold values, and objects of them, as far as they ask for nothing. */
function readable(type: GraphQLObjectType, above: readonly string[]): Field[] {
  return Object.values(type.getFields()).filter((field) => {
    if (field.args.some((each) => isNonNullType(each.type) && each.defaultValue === undefined)) return false;
    const inner = namedOf(field.type);
    if (isScalarType(inner) || isEnumType(inner)) return true;
    return (
      isObjectType(inner) && above.length < deepest && !above.includes(inner.name) && field.args.length === 0
    );
  });
}

/** What is asked of each row. */
export function toSelection(type: GraphQLObjectType, above: readonly string[] = []): string {
  const names = [...above, type.name];
  const parts = readable(type, names).map((field) => {
    const inner = namedOf(field.type);
    if (!isObjectType(inner)) return field.name;
    const below = toSelection(inner, names);
    return below === '' ? '' : `${field.name} { ${below} }`;
  });
  return parts.filter(Boolean).join(' ');
}

/** The columns that the type declares. */
export function toDeclaredFields(
  type: GraphQLObjectType,
  path: readonly string[] = [],
  above: readonly string[] = [],
): DeclaredColumn[] {
  const names = [...above, type.name];
  return readable(type, names).flatMap((field): DeclaredColumn[] => {
    const at = [...path, field.name];
    const inner = namedOf(field.type);
    const isList = isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    const column: DeclaredColumn = {
      path: at,
      isRequired: isNonNullType(field.type),
      declaredAs: String(field.type),
      ...(field.description ? { comment: field.description } : {}),
      ...(isEnumType(inner) && !isList ? { enum: inner.getValues().map(({ name }) => name) } : {}),
      ...toType(inner, isList),
    };
    return isObjectType(inner) && !isList ? [column, ...toDeclaredFields(inner, at, names)] : [column];
  });
}

function toType(inner: GraphQLNamedType, isList: boolean): { type?: FieldType } {
  if (isList) return { type: 'array' };
  if (isObjectType(inner)) return { type: 'object' };
  if (isEnumType(inner)) return { type: 'string' };
  const type = scalars[inner.name];
  return type === undefined ? {} : { type };
}

function namedOf(type: GraphQLOutputType): GraphQLNamedType {
  return isNonNullType(type) || isListType(type) ? namedOf(type.ofType as GraphQLOutputType) : type;
}
