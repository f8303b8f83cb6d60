import type { DuckDBConnection } from '@duckdb/node-api';
import type { CellType, ColumnPath, ColumnProfile, FrequentValue, TableProfile } from './column-profile.ts';
import { mostFrequent } from './tally.ts';

export interface LoadedColumn {
  path: ColumnPath;
  /** Its name in the table, ours: never the source's. */
  column: string;
  /** How the source delivers its cells. */
  type: CellType;
}

/** Rows that stand in a table of DuckDB, all columns VARCHAR. */
export interface LoadedTable {
  table: string;
  columns: LoadedColumn[];
  isWhole: boolean;
}

/** Columns of one statement: thousands in one take longer to plan than to count. */
const columnsAtOnce = 60;
/** Values that are always counted exactly. */
const exactUpTo = 20_000;
/** Cells of the sample that is taken into memory. */
const sampledCells = 3_000_000;

type SampledColumn = LoadedColumn & { isNumeric: boolean };
type Figures = Omit<ColumnProfile, 'path' | 'types' | 'frequent' | 'sample'>;

/** Profiles a loaded table: exact but for the distinct values of columns that are neither few nor unique. */
export async function profileTable(connection: DuckDBConnection, loaded: LoadedTable): Promise<TableProfile> {
  const rows = await countRows(connection, loaded.table);
  const samples = await readSamples(connection, loaded, rows);
  const columns: ColumnProfile[] = [];
  for (let from = 0; from < loaded.columns.length; from += columnsAtOnce) {
    const some = loaded.columns
      .slice(from, from + columnsAtOnce)
      .map((column, at) => ({ ...column, isNumeric: hasNumbers(samples[from + at] ?? []) }));
    const figures = await readFigures(connection, loaded.table, some);
    for (const [index, column] of some.entries()) {
      const known = figures[index];
      if (known === undefined) continue;
      const exact = await toExact(connection, loaded.table, { column, figures: known });
      const filled = known.rows - known.missing;
      columns.push({
        ...{ path: column.path, types: filled === 0 ? {} : { [column.type]: filled } },
        ...exact,
        sample: samples[from + index] ?? [],
      });
    }
  }
  const countDistinct = (paths: readonly ColumnPath[]) => countCombinations(connection, loaded, paths);
  return { rows, isWhole: loaded.isWhole, columns, lists: [], countDistinct };
}

async function countRows(connection: DuckDBConnection, table: string): Promise<number> {
  const reader = await connection.runAndReadAll(`SELECT count(*) FROM ${table}`);
  return Number(reader.getRows()[0]?.[0] ?? 0);
}

/** Texts that are all blanks count as empty; numbers are looked for only where the sample has some. */
const figuresOf = ({ column }: LoadedColumn, isNumeric: boolean): string => `
  count(${column}), count(*) FILTER (${column}_text IS NULL AND ${column} IS NOT NULL), approx_count_distinct(${column}_text),
  min(length(${column}_text)), max(length(${column}_text)), left(min(${column}_text), 100), left(max(${column}_text), 100),
  ${isNumeric ? `count(${column}_number), min(${column}_number), max(${column}_number), count(*) FILTER (${column}_number = trunc(${column}_number))` : '0, NULL, NULL, 0'}`;
const figureCount = 11;

/** What several figures need, made once for each row. */
const partsOf = ({ column }: LoadedColumn, isNumeric: boolean): string =>
  `${column}, nullif(trim(${column}), '') AS ${column}_text${isNumeric ? `, try_cast(${column} AS DOUBLE) AS ${column}_number` : ''}`;

const number = /^\s*[+-]?[\d.]+(e[+-]?\d+)?\s*$/i;

function hasNumbers(sample: readonly string[]): boolean {
  return (
    sample.slice(0, 1000).filter((value) => number.test(value)).length >= Math.min(1000, sample.length) * 0.2
  );
}

async function readFigures(
  connection: DuckDBConnection,
  table: string,
  columns: readonly SampledColumn[],
): Promise<Figures[]> {
  const wanted = columns.map((column) => figuresOf(column, column.isNumeric)).join(',');
  const parts = columns.map((column) => partsOf(column, column.isNumeric)).join(', ');
  const reader = await connection.runAndReadAll(
    `SELECT count(*), ${wanted} FROM (SELECT ${parts} FROM ${table})`,
  );
  const [rows = 0, ...values] = reader.getRowsJson()[0] ?? [];
  return columns.map((_, index) =>
    toFigures(Number(rows), values.slice(index * figureCount, (index + 1) * figureCount)),
  );
}

function toFigures(rows: number, values: readonly unknown[]): Figures {
  const [present, empty, distinct, shortest, longest, least, greatest] = values;
  const [count, minimum, maximum, integers] = values.slice(7);
  return {
    rows,
    missing: rows - Number(present),
    empty: Number(empty),
    distinct: Number(distinct),
    distinctIsExact: false,
    shortest: Number(shortest ?? Infinity),
    longest: Number(longest ?? 0),
    ...(typeof least === 'string' ? { least } : {}),
    ...(typeof greatest === 'string' ? { greatest } : {}),
    ...(Number(count) === 0
      ? {}
      : {
          numbers: {
            count: Number(count),
            minimum: Number(minimum),
            maximum: Number(maximum),
            integers: Number(integers),
          },
        }),
  };
}

/** Exact where it decides something: columns of few values, and those that may be unique. */
async function toExact(
  connection: DuckDBConnection,
  table: string,
  { column: { column }, figures }: { column: LoadedColumn; figures: Figures },
): Promise<Figures & { frequent: FrequentValue[] }> {
  const filled = figures.rows - figures.missing - figures.empty;
  const isFew = figures.distinct <= mostFrequent * 4;
  // The estimate errs by some percent, by more where there are few.
  const mayBeUnique = figures.distinct >= filled * 0.8 || filled <= exactUpTo;
  if (!isFew && !mayBeUnique) return { ...figures, frequent: [] };
  const distinct = isFew ? undefined : await countValues(connection, table, column);
  const frequent = isFew ? await readFrequent(connection, table, column) : [];
  return {
    ...figures,
    distinct: distinct ?? frequent.length,
    distinctIsExact: true,
    frequent: frequent.slice(0, mostFrequent),
  };
}

async function countValues(connection: DuckDBConnection, table: string, column: string): Promise<number> {
  const reader = await connection.runAndReadAll(
    `SELECT count(DISTINCT ${column}) FILTER (trim(${column}) <> '') FROM ${table}`,
  );
  return Number(reader.getRows()[0]?.[0] ?? 0);
}

async function readFrequent(
  connection: DuckDBConnection,
  table: string,
  column: string,
): Promise<FrequentValue[]> {
  const reader = await connection.runAndReadAll(
    `SELECT ${column}, count(*) AS n FROM ${table} WHERE trim(${column}) <> '' GROUP BY 1 ORDER BY n DESC, 1 LIMIT 1000`,
  );
  return reader
    .getRows()
    .map(([value, count]) => ({ value: String(value).slice(0, 400), count: Number(count) }));
}

/** The non-empty values of a random sample of rows, by column. */
async function readSamples(
  connection: DuckDBConnection,
  { table, columns }: LoadedTable,
  rows: number,
): Promise<string[][]> {
  const size = Math.min(rows, 10_000, Math.max(100, Math.floor(sampledCells / Math.max(1, columns.length))));
  if (size === 0) return columns.map(() => []);
  const wanted = columns.map(({ column }) => `left(${column}, 400)`).join(', ');
  const reader = await connection.runAndReadAll(
    `SELECT ${wanted} FROM (FROM ${table} USING SAMPLE reservoir(${size} ROWS) REPEATABLE (1))`,
  );
  return reader
    .getColumns()
    .map((values) =>
      values.filter((value): value is string => typeof value === 'string' && value.trim() !== ''),
    );
}

async function countCombinations(
  connection: DuckDBConnection,
  { table, columns }: LoadedTable,
  paths: readonly ColumnPath[],
): Promise<number> {
  const names = paths.map((path) => columns.find((each) => each.path.join() === path.join())?.column);
  const wanted = names.filter((name) => name !== undefined).join(', ');
  if (wanted === '') return 0;
  const reader = await connection.runAndReadAll(
    `SELECT count(*) FROM (SELECT DISTINCT ${wanted} FROM ${table})`,
  );
  return Number(reader.getRows()[0]?.[0] ?? 0);
}
