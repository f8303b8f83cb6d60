import { isJsonObject, type Json, type JsonObject } from '../normal-form/index.ts';
import type { NamedDialect } from './dialect.ts';
import { mapSubschemas } from './schema-positions.ts';

/** Keywords that say nothing about which values are valid. */
const annotations = new Set([
  '$comment',
  '$async',
  'default',
  'deprecated',
  'description',
  'discriminator',
  'examples',
  'example',
  'readOnly',
  'title',
  'writeOnly',
]);

/**
 * The same schema without annotations and without what ajv refuses although it has a meaning (an empty `enum`) or none
 * (`id` since draft-06); draft-04 and draft-06 in the words of draft-07. Every place keeps its pointer.
 */
export function tidySchema(schema: Json, dialect: NamedDialect): Json {
  if (!isJsonObject(schema)) return schema;
  const change = (inner: Json): Json => tidySchema(inner, dialect);
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword));
  const members: Record<string, Json> = Object.fromEntries(
    kept.map(([keyword, value]) => [keyword, mapSubschemas(keyword, value, { change, path: [] })]),
  );
  delete members.$schema;
  if (dialect === 'draft-04') renewBounds(members);
  if (dialect === 'draft-04' && typeof members.id === 'string') members.$id = members.id;
  if (typeof members.id === 'string') delete members.id;
  if (dialect === 'draft-04' || dialect === 'draft-06')
    for (const late of laterKeywords) delete members[late];
  dropUnusableNullable(members);
  return withoutEmptyEnum(members);
}

const laterKeywords = ['if', 'then', 'else', 'contentEncoding', 'contentMediaType'];

/** draft-04 says `exclusiveMinimum: true` beside `minimum`. */
function renewBounds(members: Record<string, Json>): void {
  for (const [bound, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const flag = members[exclusive];
    if (typeof flag !== 'boolean') continue;
    delete members[exclusive];
    if (!flag || members[bound] === undefined) continue;
    members[exclusive] = members[bound];
    delete members[bound];
  }
}

/** ajv honours OpenAPI's `nullable` beside `type`, and refuses it elsewhere. */
function dropUnusableNullable(members: Record<string, Json>): void {
  if (members.nullable === true && members.type !== undefined) return;
  delete members.nullable;
}

function withoutEmptyEnum(members: Record<string, Json>): JsonObject {
  if (!Array.isArray(members.enum) || members.enum.length > 0) return members;
  const { enum: _none, ...rest } = members;
  return { ...rest, allOf: [...(Array.isArray(rest.allOf) ? rest.allOf : []), false] };
}
