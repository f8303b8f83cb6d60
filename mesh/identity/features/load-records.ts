import {
  BOOLEAN,
  DuckDBDataChunk,
  INTEGER,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBValue,
} from '@duckdb/node-api';
import { column, validColumn, type IdentityModel } from '../model/index.ts';
import { toExtractor, type FeatureValue } from './feature-extractor.ts';
import type { FeatureRecord } from './feature-record.ts';

/** DuckDB's own vector size: a data chunk cannot hold more rows. */
const chunkRows = 2048;

export type RecordBatches = AsyncIterable<readonly FeatureRecord[]> | readonly FeatureRecord[];

/**
 * Writes every record's normalised features into the table `raw` (i, one column and one validity per feature).
 * Returns the member ids in order of arrival: record i is ids[i].
 */
export async function loadRecords(
  connection: DuckDBConnection,
  model: IdentityModel,
  { records, onRead }: { records: RecordBatches; onRead?(records: number): void },
): Promise<string[]> {
  await connection.run(toRawTable(model));
  const appender = await connection.createAppender('raw');
  const extractors = model.features.map((feature) => toExtractor(feature, model));
  const ids: string[] = [];
  for await (const batch of toBatches(records))
    for (let from = 0; from < batch.length; from += chunkRows) {
      const rows = batch.slice(from, from + chunkRows);
      const values = extractors.map((extract) => rows.map((row) => extract(row.attributes)));
      appender.appendDataChunk(toChunk(ids.length, values));
      for (const row of rows) ids.push(row.id);
      onRead?.(ids.length);
    }
  appender.closeSync();
  return ids;
}

async function* toBatches(records: RecordBatches): AsyncGenerator<readonly FeatureRecord[]> {
  if (Symbol.asyncIterator in records) yield* records;
  else yield records;
}

function toRawTable(model: IdentityModel): string {
  const columns = model.features.flatMap(({ name }) => [
    `${column(name)} VARCHAR`,
    `${validColumn(name)} BOOLEAN`,
  ]);
  return `CREATE TABLE raw (i INTEGER, ${columns.join(', ')})`;
}

function toChunk(first: number, features: readonly (readonly FeatureValue[])[]): DuckDBDataChunk {
  const rows = features[0]?.length ?? 0;
  const chunk = DuckDBDataChunk.create([INTEGER, ...features.flatMap(() => [VARCHAR, BOOLEAN])], rows);
  const columns: DuckDBValue[][] = [Array.from({ length: rows }, (_, row) => first + row)];
  for (const values of features)
    columns.push(
      values.map((feature) => feature.value),
      values.map((feature) => feature.valid),
    );
  chunk.setColumns(columns);
  return chunk;
}
