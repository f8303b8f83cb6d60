import { toFileKind } from '../files/index.ts';
import type { Kind } from '../port/index.ts';
import schema from './delimited.schema.json' with { type: 'json' };
import type { DelimitedDataset } from './generated/delimited.ts';
import { readDelimitedFile } from './read-delimited-file.ts';

export const delimited: Kind = toFileKind<DelimitedDataset>({
  schema,
  isUntyped: true,
  toReadFile: (settings, read) => {
    const wanted = Object.values(read.fields ?? {});
    return (file) => readDelimitedFile(file, { settings, wanted });
  },
});
