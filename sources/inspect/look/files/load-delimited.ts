import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import type { LoadedTable, Workspace } from '../../profile/index.ts';
import type { Encoding } from './sniff-encoding.ts';
import type { SniffedTable } from './sniff-delimited.ts';

export interface DelimitedFiles {
  paths: readonly string[];
  encoding: Encoding;
  table: SniffedTable;
}

let tables = 0;

/** Reads delimited files into a table of DuckDB: a million rows in some seconds. Lines of another width are left out. */
export async function loadDelimited(
  workspace: Workspace,
  { paths, encoding, table }: DelimitedFiles,
  most: number,
): Promise<LoadedTable> {
  const name = `delimited_${(tables += 1)}`;
  const columns = table.columns.map((column, at) => ({
    path: [column],
    column: `c${at}`,
    type: 'string' as const,
  }));
  const read = await Promise.all(paths.map((path) => toUtf8(workspace, path, encoding)));
  const types = columns.map(({ column }) => `${column}: 'VARCHAR'`).join(', ');
  const options = [
    `delim = ${quote(table.delimiter)}`,
    `columns = {${types}}`,
    `header = ${table.header === true}`,
    `auto_detect = false, quote = '"', escape = '"', ignore_errors = true, strict_mode = false, max_line_size = 20000000`,
  ];
  const files = `[${read.map(quote).join(', ')}]`;
  await workspace.connection.run(
    `CREATE TABLE ${name} AS SELECT * FROM read_csv(${files}, ${options.join(', ')}) LIMIT ${most}`,
  );
  const counted = await workspace.connection.runAndReadAll(`SELECT count(*) FROM ${name}`);
  const isWhole = Number(counted.getRows()[0]?.[0] ?? 0) < most;
  return { table: name, columns, isWhole };
}

/** DuckDB reads UTF-8 only. */
async function toUtf8(workspace: Workspace, path: string, encoding: Encoding): Promise<string> {
  if (encoding === 'utf-8') return path;
  const target = join(workspace.folder, `utf8_${(tables += 1)}.csv`);
  await pipeline(
    createReadStream(path, { highWaterMark: 1 << 20 }),
    iconv.decodeStream(encoding),
    iconv.encodeStream('utf-8'),
    createWriteStream(target),
  );
  return target;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
