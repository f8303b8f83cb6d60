import { DuckDBDataChunk, type DuckDBConnection, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';

/** DuckDB's own vector size: a data chunk cannot hold more rows. */
export const chunkRows = 2048;

/** A text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The name of a table or a column, whatever it is made of. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The path of one file to be read as an SQL literal: `*`, `?` and `[` in its name are no pattern. */
export function quotePath(path: string): string {
  return quote(path.replaceAll(/[*?[]/g, (mark) => `[${mark}]`));
}

/** The rows of a small result. */
export async function readRows(connection: DuckDBConnection, sql: string): Promise<DuckDBValue[][]> {
  return (await connection.runAndReadAll(sql)).getRows();
}

/** The first row's numbers; counts of more than 2^53 do not occur. */
export async function readNumbers(connection: DuckDBConnection, sql: string): Promise<number[]> {
  const [row = []] = await readRows(connection, sql);
  return row.map(Number);
}

/**
 * A large result, chunk by chunk, each as its columns. DuckDB holds all of it meanwhile: a result that streams loses
 * rows when the same connection appends to a table before the last one is read.
 */
export async function* readColumns(
  connection: DuckDBConnection,
  sql: string,
): AsyncGenerator<DuckDBValue[][]> {
  const result = await connection.run(sql);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    yield Array.from({ length: chunk.columnCount }, (_, index) => chunk.getColumnValues(index));
  }
}

type NumberArray = Int32Array | Float64Array;

/** A large result of numbers, none of them missing, as its columns: no value becomes an object on its way. */
export async function readNumberColumns<const T extends readonly (new (length: number) => NumberArray)[]>(
  connection: DuckDBConnection,
  sql: string,
  arrays: T,
): Promise<{ [K in keyof T]: InstanceType<T[K]> }> {
  const result = await connection.run(sql);
  const columns = arrays.map((Type) => new Type(Number(result.rowCount)));
  for (let first = 0; ;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return columns as { [K in keyof T]: InstanceType<T[K]> };
    for (const [place, column] of columns.entries()) {
      const items = toItems(chunk, place);
      column.set(items, first);
    }
    first += chunk.rowCount;
  }
}

/** The driver keeps a column of numbers as one array but shows it item by item, which takes seven times as long. */
function toItems(chunk: DuckDBDataChunk, place: number): ArrayLike<number> {
  const { items } = chunk.getColumnVector(place) as unknown as { items?: unknown };
  return items instanceof Int32Array || items instanceof Float64Array
    ? items
    : chunk.getColumnValues(place).map(Number);
}

/** Appends columns of equal length to a table, in chunks as DuckDB wants them. */
export class ColumnAppender {
  readonly #types: readonly DuckDBType[];
  readonly #appender: Awaited<ReturnType<DuckDBConnection['createAppender']>>;

  private constructor(
    appender: Awaited<ReturnType<DuckDBConnection['createAppender']>>,
    types: readonly DuckDBType[],
  ) {
    this.#appender = appender;
    this.#types = types;
  }

  static async open(
    connection: DuckDBConnection,
    table: string,
    types: readonly DuckDBType[],
  ): Promise<ColumnAppender> {
    return new ColumnAppender(await connection.createAppender(table), types);
  }

  append(columns: readonly (readonly DuckDBValue[])[]): void {
    const rows = columns[0]?.length ?? 0;
    for (let from = 0; from < rows; from += chunkRows) {
      const part = columns.map((values) =>
        rows <= chunkRows ? values : values.slice(from, from + chunkRows),
      );
      const chunk = DuckDBDataChunk.create([...this.#types], part[0]?.length ?? 0);
      chunk.setColumns(part);
      this.#appender.appendDataChunk(chunk);
    }
  }

  close(): void {
    this.#appender.closeSync();
  }
}
