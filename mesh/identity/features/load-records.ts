import { VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { ColumnAppender } from '../duck.ts';
import { column, type IdentityModel } from '../model/index.ts';
import { toMemberReference, type FeatureRecord } from './feature-record.ts';
import { toAttributeNames } from './given-table.ts';

/** So many rows are handed to DuckDB at once. */
const bufferedRows = 2048;

export type RecordBatches = AsyncIterable<readonly FeatureRecord[]> | readonly FeatureRecord[];

/** Writes every record as it was given into the table `given`: what it is, and the text of what the model looks at. */
export async function loadRecords(
  connection: DuckDBConnection,
  model: Pick<IdentityModel, 'features'>,
  { records, onRead }: { records: RecordBatches; onRead?(records: number): void },
): Promise<void> {
  const names = toAttributeNames(model);
  const columns = ['dataset', 'key', 'role', ...names.map(toGivenColumn)];
  await connection.run(`CREATE TABLE given (${columns.map((name) => `${column(name)} VARCHAR`).join(', ')})`);
  const types = columns.map(() => VARCHAR);
  const appender = await ColumnAppender.open(connection, 'given', types);
  let read = 0;
  for await (const batch of toBatches(records))
    for (let from = 0; from < batch.length; from += bufferedRows) {
      const rows = batch.slice(from, from + bufferedRows);
      appender.append(toColumns(rows, names));
      onRead?.((read += rows.length));
    }
  appender.close();
}

/** Apart from the columns that say which record it is, whatever an attribute is called. */
export const toGivenColumn = (attribute: string) => `given ${attribute}`;

function toColumns(rows: readonly FeatureRecord[], names: readonly string[]): (string | null)[][] {
  const references = rows.map((row) => toMemberReference(row.id));
  const attributes = names.map((name) =>
    rows.map(({ attributes: { [name]: value } }) =>
      value === undefined || value === '' ? null : String(value),
    ),
  );
  return [
    references.map(({ dataset }) => dataset),
    references.map(({ key }) => key),
    references.map(({ role }) => role),
    ...attributes,
  ];
}

async function* toBatches(records: RecordBatches): AsyncGenerator<readonly FeatureRecord[]> {
  if (Symbol.asyncIterator in records) yield* records;
  else yield records;
}
