import { openFilePages } from '../files/index.ts';
import type { Kind, KindOf } from '../port/index.ts';
import type { JsonLinesDataset, JsonLinesSettings } from './generated/json-lines.ts';
import schema from './json-lines.schema.json' with { type: 'json' };
import { readJsonLines } from './read-json-lines.ts';

const kind: KindOf<JsonLinesSettings> = {
  schema,
  readsFiles: true,
  readsByKey: () => false,
  open: () => ({
    openPages: (read) => openFilePages((read.settings as JsonLinesDataset).path, readJsonLines),
    close: () => Promise.resolve(),
  }),
};

export const jsonLines: Kind = kind;
