import type pg from 'pg';
import type { DatasetRead } from '../../port/index.ts';
import type { PostgresDataset, PostgresSystem } from '../generated/postgres.ts';
import { toTable } from '../subject.ts';

interface Facts {
  level: string;
  mayReplicate: boolean;
  kind: string | null;
  identity: string | null;
  /** Columns that an update or a deletion names its row by; null means none, or all. */
  identifying: string[] | null;
}

const factsQuery = `
  SELECT current_setting('wal_level') AS level,
    (SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user) AS "mayReplicate",
    c.relkind AS kind, c.relreplident AS identity,
    (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_index i
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey::int2[])
      WHERE i.indrelid = c.oid AND CASE c.relreplident WHEN 'i' THEN i.indisreplident ELSE i.indisprimary END) AS identifying
  FROM (VALUES (to_regclass($1))) t(oid) LEFT JOIN pg_class c ON c.oid = t.oid`;

/**
 * Why a dataset cannot be read by changes, and whose move it is; undefined where nothing stands in the way. A table
 * whose rows PostgreSQL cannot name is never published: its own updates would be refused from then on.
 * @param keys the contract's key under its foreign names
 */
export async function findObstacle(
  client: pg.ClientBase,
  read: DatasetRead,
  keys: readonly string[],
): Promise<string | undefined> {
  const settings = read.settings as PostgresDataset;
  const table = toTable(settings);
  const facts = (await client.query<Facts>(factsQuery, [table])).rows[0];
  const { user } = client as unknown as Pick<PostgresSystem['connection'], 'user'>;
  if (facts === undefined || facts.kind === null) return `there is no table "${settings.table}"`;
  return (
    findServerObstacle(facts, user) ?? findTableObstacle({ ...facts, name: settings.table, table }, keys)
  );
}

function findServerObstacle({ level, mayReplicate }: Facts, user: string): string | undefined {
  if (level !== 'logical') {
    return `its server does not write what changes are read from: its administrator sets wal_level = logical and restarts PostgreSQL, or the dataset is read by watermark`;
  }
  if (mayReplicate) return undefined;
  return `its user may not follow changes: the administrator runs ALTER ROLE "${user}" REPLICATION`;
}

function findTableObstacle(
  { kind, identity, identifying, name, table }: Facts & { name: string; table: string },
  keys: readonly string[],
): string | undefined {
  if (kind !== 'r' && kind !== 'p')
    return `"${name}" is no table, and only tables have changes: follow its table`;
  if (identity === 'f') return undefined;
  const full = `ALTER TABLE ${table} REPLICA IDENTITY FULL`;
  if (identity === 'n' || identifying === null || identifying.length === 0) {
    return `"${name}" has nothing that its changed rows are known by: its owner adds a primary key, or runs ${full}`;
  }
  const missing = keys.find((key) => !identifying.includes(key));
  if (missing === undefined) return undefined;
  return `rows deleted from "${name}" would come without "${missing}", which is the contract's key: its owner runs ${full}`;
}
