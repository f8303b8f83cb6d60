import type pg from 'pg';

export interface CatalogueColumn {
  name: string;
  /** As `format_type` writes it, a domain's own type. */
  type: string;
  isArray: boolean;
  notNull: boolean;
  comment: string | null;
  labels: string[] | null;
}

export interface CatalogueTable {
  schema: string;
  name: string;
  /** As in pg_class: r table, p partitioned, v view, m materialised view, f foreign. */
  kind: string;
  estimate: number;
  comment: string | null;
  canRead: boolean;
  columns: CatalogueColumn[];
  keys: { isPrimary: boolean; columns: string[] }[];
}

const tablesOf = `
  SELECT n.nspname AS schema, c.relname AS name, c.relkind::text AS kind, c.reltuples::float8 AS estimate,
    obj_description(c.oid, 'pg_class') AS comment, has_table_privilege(c.oid, 'SELECT') AS "canRead", c.oid::int8 AS oid
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
    AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  ORDER BY n.nspname, c.relname`;

const columnsOf = `
  SELECT a.attrelid::int8 AS oid, a.attname AS name, a.attnotnull OR t.typnotnull AS "notNull",
    format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid), CASE WHEN t.typbasetype <> 0 THEN t.typtypmod ELSE a.atttypmod END) AS type,
    t.typelem <> 0 AND t.typlen = -1 AS "isArray", col_description(a.attrelid, a.attnum) AS comment,
    (SELECT array_agg(e.enumlabel::text ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = a.atttypid) AS labels
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = ANY ($1::oid[]) AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attrelid, a.attnum`;

const keysOf = `
  SELECT i.indrelid::int8 AS oid, i.indisprimary AS "isPrimary",
    (SELECT array_agg(a.attname::text ORDER BY k.at) FROM unnest(i.indkey) WITH ORDINALITY AS k(attnum, at)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum WHERE k.at <= i.indnkeyatts) AS columns
  FROM pg_index i
  WHERE i.indrelid = ANY ($1::oid[]) AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL`;

/** Every table and view that the database has, with columns and keys; those that may not be read included. */
export async function readPostgresCatalogue(client: pg.ClientBase): Promise<CatalogueTable[]> {
  type WithOid<Part> = Part & { oid: string };
  const tables = (await client.query<WithOid<Omit<CatalogueTable, 'columns' | 'keys'>>>(tablesOf)).rows;
  const oids = [tables.map(({ oid }) => oid)];
  const columns = (await client.query<WithOid<CatalogueColumn>>(columnsOf, oids)).rows;
  const keys = (await client.query<WithOid<CatalogueTable['keys'][number]>>(keysOf, oids)).rows;
  const columnsByTable = Map.groupBy(columns, ({ oid }) => oid);
  const keysByTable = Map.groupBy(keys, ({ oid }) => oid);
  return tables.map((table) => ({
    ...table,
    columns: columnsByTable.get(table.oid) ?? [],
    keys: keysByTable.get(table.oid) ?? [],
  }));
}
