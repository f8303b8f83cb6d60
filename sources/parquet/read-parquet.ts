import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { explainedError } from '../errors/index.ts';
import type { FileBatch, OpenFile } from '../files/index.ts';
import type { BrokenRow, Row } from '../port/index.ts';
import { toPlainValue } from './to-plain-value.ts';

/** One thread and bounded memory: it is one of many readings of the hub. */
const settings = { threads: '1', memory_limit: '1GB', autoinstall_known_extensions: 'false' };

/**
 * The rows of a Parquet file in batches, in its own order.
 * @throws CausewayError SOURCE_RUBBISH for what is no Parquet file, is cut, or lacks a wanted column
 */
export async function* readParquet(file: OpenFile, wanted: readonly string[]): AsyncGenerator<FileBatch> {
  const path = await file.toLocalPath();
  const instance = await DuckDBInstance.create(':memory:', settings);
  const connection = await instance.connect();
  const interrupt = (): void => connection.interrupt();
  file.signal.addEventListener('abort', interrupt, { once: true });
  try {
    yield* readChunks(connection, { file, path, wanted });
  } finally {
    file.signal.removeEventListener('abort', interrupt);
    connection.closeSync();
    instance.closeSync();
  }
}

async function* readChunks(
  connection: DuckDBConnection,
  { file, path, wanted }: { file: OpenFile; path: string; wanted: readonly string[] },
): AsyncGenerator<FileBatch> {
  const total = await ask(file, async () => countRows(connection, path));
  const sql = `SELECT * FROM read_parquet('${quote(path)}', hive_partitioning = false)`;
  const result = await ask(file, () => connection.stream(sql));
  const columns = result.deduplicatedColumnNames();
  assertColumns(columns, wanted, file.name);
  for (let count = 0; ;) {
    const chunk = await ask(file, () => result.fetchChunk());
    if (chunk === null || chunk.rowCount === 0) return;
    const rows = chunk
      .getRows()
      .map((cells, index) => toRow(cells, columns, `${file.name}, row ${count + index + 1}`));
    count += rows.length;
    yield { ...sortOut(rows), total };
  }
}

async function countRows(connection: DuckDBConnection, path: string): Promise<number> {
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM read_parquet('${quote(path)}')`);
  return Number(counted.getRows()[0]?.[0] ?? 0);
}

function toRow(cells: readonly DuckDBValue[], columns: readonly string[], position: string): Row {
  const value: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index++)
    value[columns[index] ?? ''] = toPlainValue(cells[index] ?? null);
  return { value, position };
}

/** A cell of more characters is no row's. */
const longestCell = 8 * 1024 * 1024;

function sortOut(all: readonly Row[]): { rows: Row[]; broken: BrokenRow[] } {
  const rows: Row[] = [];
  const broken: BrokenRow[] = [];
  for (const row of all) {
    const sentence = findFault(row);
    if (sentence === undefined) rows.push(row);
    else
      broken.push({ raw: JSON.stringify(row.value).slice(0, 1024 * 1024), position: row.position, sentence });
  }
  return { rows, broken };
}

function findFault({ value }: Row): string | undefined {
  for (const [name, cell] of Object.entries(value)) {
    if (typeof cell !== 'string') continue;
    if (cell.length > longestCell) return `The column ${name} is longer than any cell may be.`;
    if (cell.includes('\0')) return `The column ${name} holds a NUL character.`;
  }
  return undefined;
}

function assertColumns(columns: readonly string[], wanted: readonly string[], name: string): void {
  const missing = wanted.filter(
    (path) => !columns.includes(path) && !columns.includes(path.split('.')[0] ?? ''),
  );
  if (missing.length === 0) return;
  throw explainedError('SOURCE_RUBBISH', `${name} lacks the columns ${missing.slice(0, 10).join(', ')}`);
}

async function ask<T>(file: OpenFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    file.signal.throwIfAborted();
    const reason = `${file.name} is cut or no Parquet file: deliver it again whole`;
    throw explainedError('SOURCE_RUBBISH', reason, error);
  }
}

/** A text inside an SQL literal; `*` and `[` in a file's name are no pattern. */
function quote(path: string): string {
  return path.replaceAll("'", "''").replaceAll(/[*?[]/g, (mark) => `[${mark}]`);
}
