import type pg from 'pg';
import type { DatasetRead } from '../port/index.ts';
import type { Subject } from '../relational/statements/index.ts';
import { postgresDialect } from './dialect.ts';
import type { PostgresDataset } from './generated/postgres.ts';
import { readFacts } from './read-facts.ts';

/** The table of a dataset, quoted. */
export function toTable({ table, schema }: PostgresDataset): string {
  const { quote } = postgresDialect;
  return schema === undefined ? quote(table) : `${quote(schema)}.${quote(table)}`;
}

/** The table as its source document writes it. */
export function toTableName(read: DatasetRead): string {
  const { table, schema } = read.settings as PostgresDataset;
  return schema === undefined ? table : `${schema}.${table}`;
}

/** A dataset's table with what the catalogue says of it now. */
export async function toSubject(client: pg.ClientBase, read: DatasetRead): Promise<Subject> {
  const table = toTable(read.settings as PostgresDataset);
  return { read, table, facts: await readFacts(client, table), dialect: postgresDialect };
}
