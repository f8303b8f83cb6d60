import type { ColumnFacts, Dialect } from '../relational/statements/index.ts';

export const postgresDialect: Dialect = {
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  parameter: (position) => `$${position}`,
  toParameter: (text) => text,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
  ordersTuples: true,
  listsTuples: true,
  bytes: toBytes,
  tomorrow: `(now() + interval '1 day')`,
};

/** The length of a text or of bytes is known without their being fetched; of anything else, its text is made. */
function toBytes(expression: string, { type }: ColumnFacts): string {
  return `octet_length(${type === 'text' || type === 'binary' ? expression : `${expression}::text`})`;
}
