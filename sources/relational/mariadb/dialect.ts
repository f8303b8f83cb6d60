import type { ColumnFacts, Dialect } from '../statements/index.ts';

export const mariadbDialect: Dialect = {
  quote: (name) => `\`${name.replaceAll('`', '``')}\``,
  parameter: () => '?',
  toParameter: toOwnForm,
  limit: (select, rows) => `${select} LIMIT ${rows}`,
  // They are understood, but read without an index.
  ordersTuples: false,
  listsTuples: true,
  bytes: (expression) => `OCTET_LENGTH(${expression})`,
  tomorrow: '(NOW() + INTERVAL 1 DAY)',
};

/** Times of change are compared in UTC, the zone of our sessions. */
function toOwnForm(text: string, { type }: ColumnFacts): string {
  return type === 'time-of-change' ? text.replace(/(Z|\+00:00)$/, '').replace('T', ' ') : text;
}
