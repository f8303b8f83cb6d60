import { createReadStream } from 'node:fs';
import { VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { parse, type Info } from 'csv-parse';
import { ColumnAppender, quote, quotePath, readNumbers } from '../duck.ts';
import { column } from '../model/index.ts';
import { toOtherReader } from './find-input-files.ts';
import type { InputFile } from './input-file.ts';
import { toTidyCell } from './tidy-cell.ts';

/** So many lines with a wrong number of fields are named. */
const mostNamed = 5;
const appended = 2048;

/** The file's rows in their order, as tidy text, in the table of that name: columns c0, c1 … Returns what is to be told. */
export async function stageInput(
  connection: DuckDBConnection,
  file: InputFile,
  table: string,
): Promise<string[]> {
  if (file.form !== 'csv') {
    const picked = file.columns.map((name, place) => `${column(name)}::VARCHAR AS c${place}`).join(', ');
    const rows = `(SELECT ${picked} FROM ${toOtherReader(file.path, file.form)})`;
    await connection.run(`CREATE TABLE ${table} AS ${toTidyRows(file, rows)}`);
    return [];
  }
  try {
    await readStrictly(connection, file, table);
    return [];
  } catch {
    await connection.run(`DROP TABLE IF EXISTS ${table}`);
    return readLeniently(connection, file, table);
  }
}

/** DuckDB reads a million rows in a second, as long as every line is as it should be. */
async function readStrictly(connection: DuckDBConnection, file: InputFile, table: string): Promise<void> {
  const types = file.columns.map((_name, place) => `c${place}: 'VARCHAR'`).join(', ');
  const options = [
    `delim = ${quote(file.delimiter)}, columns = {${types}}, header = true, auto_detect = false`,
    `quote = '"', escape = '"', max_line_size = 20000000, strict_mode = true`,
  ];
  const rows = `read_csv(${quotePath(file.path)}, ${options.join(', ')})`;
  await connection.run(`CREATE TABLE ${table} AS ${toTidyRows(file, rows)}`);
}

function toTidyRows({ columns }: InputFile, rows: string): string {
  const tidy = columns.map((_name, place) => `${toTidyCell(`c${place}`)} AS c${place}`);
  return `SELECT ${tidy.join(', ')} FROM ${rows}`;
}

/** Quotes in the middle of a field, and lines with too few or too many fields: no record is lost for them. */
async function readLeniently(
  connection: DuckDBConnection,
  file: InputFile,
  table: string,
): Promise<string[]> {
  const names = file.columns.map((_name, place) => `c${place}`);
  const raw = `${table}_raw`;
  await connection.run(
    `CREATE OR REPLACE TABLE ${raw} (${names.map((name) => `${name} VARCHAR`).join(', ')})`,
  );
  const appender = await ColumnAppender.open(
    connection,
    raw,
    names.map(() => VARCHAR),
  );
  const ragged: number[] = [];
  let rows: string[][] = [];
  const flush = () => {
    appender.append(names.map((_name, place) => rows.map((row) => row[place] ?? null)));
    rows = [];
  };
  for await (const { record, info } of readRecords(file)) {
    if (record.length !== names.length) ragged.push(info.lines);
    if (rows.push(record) === appended) flush();
  }
  flush();
  appender.close();
  await connection.run(`CREATE TABLE ${table} AS ${toTidyRows(file, raw)}; DROP TABLE ${raw}`);
  return toWarnings(file, ragged);
}

function readRecords(file: InputFile): AsyncIterable<{ record: string[]; info: Info }> {
  const parser = parse({
    delimiter: file.delimiter,
    from: 2,
    bom: true,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  return createReadStream(file.path).pipe(parser) as AsyncIterable<{ record: string[]; info: Info }>;
}

function toWarnings({ shownAs, columns }: InputFile, ragged: readonly number[]): string[] {
  if (ragged.length === 0) return [];
  const lines = ragged.slice(0, mostNamed).join(', ');
  const more = ragged.length > mostNamed ? ` and ${ragged.length - mostNamed} more` : '';
  return [
    `${shownAs}:${ragged[0]}: ${ragged.length === 1 ? 'A line has' : `${ragged.length} lines have`} not the header's ${columns.length} fields (line ${lines}${more}): missing fields count as empty, further ones are left out.`,
  ];
}

export async function countRows(connection: DuckDBConnection, table: string): Promise<number> {
  const [rows = 0] = await readNumbers(connection, `SELECT count(*) FROM ${table}`);
  return rows;
}
