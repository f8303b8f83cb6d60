import { openFilePages } from '../files/index.ts';
import type { Kind, KindOf } from '../port/index.ts';
import schema from './delimited.schema.json' with { type: 'json' };
import type { DelimitedDataset, DelimitedSettings } from './generated/delimited.ts';
import { readDelimitedFile } from './read-delimited-file.ts';

const kind: KindOf<DelimitedSettings> = {
  schema,
  isUntyped: true,
  readsFiles: true,
  readsByKey: () => false,
  open: () => ({
    openPages: (read) => {
      const settings = read.settings as DelimitedDataset;
      const wanted = Object.values(read.fields ?? {});
      return openFilePages(settings.path, (file) => readDelimitedFile(file, { settings, wanted }));
    },
    close: () => Promise.resolve(),
  }),
};

export const delimited: Kind = kind;
