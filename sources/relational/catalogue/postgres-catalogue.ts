import type pg from 'pg';
import type { Catalogue, CatalogueColumn, CatalogueForeignKey, CatalogueTable } from './catalogue.ts';

interface TableRow {
  oid: string;
  schema: string;
  name: string;
  kind: string;
  comment: string | null;
  estimate: number;
}

/** Tables, partitioned ones as one, views and foreign tables that this user may read. */
const tablesQuery = `
  SELECT c.oid::text AS oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind,
    obj_description(c.oid, 'pg_class') AS comment,
    CASE WHEN c.relkind = 'p' THEN (SELECT coalesce(sum(nullif(p.reltuples, -1)), -1) FROM pg_partition_tree(c.oid) t
      JOIN pg_class p ON p.oid = t.relid WHERE t.isleaf) ELSE c.reltuples END::float8 AS estimate
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
    AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
    AND ($1::text IS NULL OR n.nspname = $1)
  ORDER BY n.nspname, c.relname`;

interface ColumnRow {
  oid: string;
  name: string;
  type: string;
  nullable: boolean;
  default: string | null;
  comment: string | null;
  labels: string[] | null;
  length: number | null;
}

const columnsQuery = `
  SELECT a.attrelid::text AS oid, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    NOT (a.attnotnull OR (t.typtype = 'd' AND t.typnotnull)) AS nullable, pg_get_expr(d.adbin, d.adrelid) AS "default",
    col_description(a.attrelid, a.attnum) AS comment,
    (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
    CASE WHEN t.typname IN ('varchar', 'bpchar') AND a.atttypmod > 4 THEN a.atttypmod - 4 END AS length
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = ANY($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attrelid, a.attnum`;

interface KeyRow {
  oid: string;
  primary: boolean;
  columns: string[];
}

const keysQuery = `
  SELECT i.indrelid::text AS oid, i.indisprimary AS primary,
    (SELECT array_agg(a.attname::text ORDER BY k.at) FROM unnest(i.indkey::int[]) WITH ORDINALITY k(number, at)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number WHERE k.at <= i.indnkeyatts) AS columns
  FROM pg_index i
  WHERE i.indrelid = ANY($1::oid[]) AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
  ORDER BY i.indrelid, i.indisprimary DESC, i.indnkeyatts, i.indexrelid`;

interface ForeignRow {
  oid: string;
  columns: string[];
  schema: string;
  table: string;
  references: string[];
}

const namesOf = (relation: string, numbers: string) => `
  (SELECT array_agg(a.attname::text ORDER BY k.at) FROM unnest(${numbers}) WITH ORDINALITY k(number, at)
    JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = k.number)`;

const foreignQuery = `
  SELECT o.conrelid::text AS oid, ${namesOf('o.conrelid', 'o.conkey')} AS columns,
    n.nspname AS schema, c.relname AS "table", ${namesOf('o.confrelid', 'o.confkey')} AS references
  FROM pg_constraint o JOIN pg_class c ON c.oid = o.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE o.contype = 'f' AND o.conrelid = ANY($1::oid[])
  ORDER BY o.conrelid, o.conname`;

/** @param schema only this one; undefined means all that this user may read */
export async function readPostgresCatalogue(
  client: pg.ClientBase,
  schema: string | undefined,
): Promise<Catalogue> {
  const ask = async <Answer>(text: string, value: unknown) =>
    (await client.query<Answer & Record<string, unknown>>(text, [value])).rows as Answer[];
  const version = await client.query<{ version: string }>('SHOW server_version');
  const tables = await ask<TableRow>(tablesQuery, schema ?? null);
  const oids = tables.map(({ oid }) => oid);
  const parts: Parts = {
    columns: await ask<ColumnRow>(columnsQuery, oids),
    keys: await ask<KeyRow>(keysQuery, oids),
    foreign: await ask<ForeignRow>(foreignQuery, oids),
  };
  const said = (version.rows[0] as { server_version?: string } | undefined)?.server_version ?? '';
  return { version: `PostgreSQL ${said}`.trim(), tables: tables.map((table) => toTable(table, parts)) };
}

interface Parts {
  columns: ColumnRow[];
  keys: KeyRow[];
  foreign: ForeignRow[];
}

function toTable(table: TableRow, parts: Parts): CatalogueTable {
  const isMine = ({ oid }: { oid: string }) => oid === table.oid;
  const keys = parts.keys.filter(isMine);
  return {
    schema: table.schema,
    name: table.name,
    type: table.kind === 'v' || table.kind === 'm' ? 'view' : 'table',
    ...(table.comment === null ? {} : { comment: table.comment }),
    ...(table.estimate < 0 || table.kind === 'v' ? {} : { rowEstimate: table.estimate }),
    columns: parts.columns.filter(isMine).map(toColumn),
    primaryKey: keys.find(({ primary }) => primary)?.columns ?? [],
    uniqueKeys: keys.filter(({ primary }) => !primary).map(({ columns }) => columns),
    foreignKeys: parts.foreign.filter(isMine).map(toForeignKey),
  };
}

function toColumn(row: ColumnRow): CatalogueColumn {
  return {
    ...{ name: row.name, type: row.type, nullable: row.nullable },
    ...(row.default === null ? {} : { default: row.default }),
    ...(row.comment === null ? {} : { comment: row.comment }),
    ...(row.labels === null ? {} : { enum: row.labels }),
    ...(row.length === null ? {} : { length: row.length }),
  };
}

function toForeignKey({ columns, schema, table, references }: ForeignRow): CatalogueForeignKey {
  return { columns, references: { schema, table, columns: references } };
}
