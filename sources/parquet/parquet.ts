import { toFileKind } from '../files/index.ts';
import type { Kind } from '../port/index.ts';
import type { ParquetDataset } from './generated/parquet.ts';
import schema from './parquet.schema.json' with { type: 'json' };
import { readParquet } from './read-parquet.ts';

export const parquet: Kind = toFileKind<ParquetDataset>({
  schema,
  toReadFile: (_settings, read) => (file) => readParquet(file, Object.values(read.fields ?? {})),
});
