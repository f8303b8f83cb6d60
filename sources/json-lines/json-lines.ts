import { toFileKind } from '../files/index.ts';
import type { Kind } from '../port/index.ts';
import type { JsonLinesDataset } from './generated/json-lines.ts';
import schema from './json-lines.schema.json' with { type: 'json' };
import { readJsonLines } from './read-json-lines.ts';

export const jsonLines: Kind = toFileKind<JsonLinesDataset>({
  schema,
  toReadFile: (settings) => (file) => readJsonLines(file, settings),
});
