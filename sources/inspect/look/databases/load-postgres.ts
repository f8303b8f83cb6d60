import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { LoadedTable, Workspace } from '../../profile/index.ts';
import type { CatalogueColumn, CatalogueTable } from './postgres-catalogue.ts';
import { toBaseType, toCellType } from './postgres-types.ts';

let tables = 0;
/** Longer texts are cut: a cell may hold a gigabyte. Characters. */
const longestCell = 2000;

/** Copies at most so many rows out, by COPY in a read-only transaction, and into DuckDB. */
export async function loadPostgres(
  client: pg.Client,
  { table, workspace, most }: { table: CatalogueTable; workspace: Workspace; most: number },
): Promise<LoadedTable> {
  const columns = table.columns.filter(isPlain);
  const file = join(workspace.folder, `copied_${(tables += 1)}.csv`);
  const select = toSelect(table, columns, most);
  await pipeline(
    client.query(copyTo(`COPY (${select}) TO STDOUT WITH (FORMAT csv, FORCE_QUOTE *)`)),
    createWriteStream(file),
  );
  const name = `copied_${tables}`;
  const loaded = columns.map((column, at) => ({
    path: [column.name],
    column: `c${at}`,
    type: toCellType(column),
  }));
  const types = loaded.map(({ column }) => `${column}: 'VARCHAR'`).join(', ');
  await workspace.connection.run(
    `CREATE TABLE ${name} AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}', columns = {${types}}, header = false,
      auto_detect = false, delim = ',', quote = '"', escape = '"', allow_quoted_nulls = false, max_line_size = 20000000)`,
  );
  const counted = await workspace.connection.runAndReadAll(`SELECT count(*) FROM ${name}`);
  const rows = Number(counted.getRows()[0]?.[0] ?? 0);
  return { table: name, columns: loaded, isWhole: rows < most && !isSampled(table, most) };
}

/** Read by their own rows: what is nested. */
export function isPlain(column: CatalogueColumn): boolean {
  const { base } = toBaseType(column.type);
  return (
    !column.isArray &&
    !['json', 'jsonb', 'bytea', 'interval', 'point', 'circle', 'tsvector', 'tsquery'].includes(base)
  );
}

/** Of a table much larger than what is wanted, blocks at random instead of its beginning. */
function isSampled({ kind, estimate }: CatalogueTable, most: number): boolean {
  return kind === 'r' && estimate > most * 1.5;
}

function toSelect(table: CatalogueTable, columns: readonly CatalogueColumn[], most: number): string {
  const share = Math.min(100, Math.max(0.0001, (most / Math.max(1, table.estimate)) * 110));
  const sample = isSampled(table, most) ? ` TABLESAMPLE SYSTEM (${share.toFixed(4)}) REPEATABLE (1)` : '';
  return `SELECT ${columns.map(toText).join(', ')} FROM ${quote(table.schema)}.${quote(table.name)}${sample} LIMIT ${Math.trunc(most)}`;
}

/** As the hub's reader writes it. */
function toText(column: CatalogueColumn): string {
  const name = quote(column.name);
  const { base } = toBaseType(column.type);
  if (base === 'timestamp with time zone')
    return `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  if (base === 'timestamp without time zone') return `to_char(${name}, 'YYYY-MM-DD"T"HH24:MI:SS')`;
  return `left(${name}::text, ${longestCell})`;
}

/** An identifier cannot leave its quotation marks. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
