import { isJsonObject, type Json } from '../normal-form/index.ts';
import { SchemaFault } from './schema-fault.ts';

/** draft-04 and draft-06 are rewritten as draft-07, which says the same in other words. */
export type Dialect = 'draft-07' | '2019-09' | '2020-12';

/** The dialect as a document names it. */
export type NamedDialect = Dialect | 'draft-04' | 'draft-06';

const dialects: Readonly<Record<string, NamedDialect>> = {
  'json-schema.org/draft-04/schema': 'draft-04',
  'json-schema.org/draft-06/schema': 'draft-06',
  'json-schema.org/draft-07/schema': 'draft-07',
  'json-schema.org/draft/2019-09/schema': '2019-09',
  'json-schema.org/draft/2020-12/schema': '2020-12',
};

export const defaultDialect: Dialect = '2020-12';

/** @throws SchemaFault for a dialect that is none of these */
export function toNamedDialect(schema: Json): NamedDialect {
  if (!isJsonObject(schema) || schema.$schema === undefined) return defaultDialect;
  const named = schema.$schema;
  const dialect =
    typeof named === 'string' ? dialects[named.replace(/^https?:\/\//, '').replace(/#?$/, '')] : undefined;
  if (dialect) return dialect;
  throw new SchemaFault(
    `names the dialect ${JSON.stringify(named)} in $schema; known are draft-04, draft-06, draft-07, 2019-09 and 2020-12`,
  );
}

export function toDialect(named: NamedDialect): Dialect {
  return named === 'draft-04' || named === 'draft-06' ? 'draft-07' : named;
}
