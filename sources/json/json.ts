import { toFileKind } from '../files/index.ts';
import type { Kind } from '../port/index.ts';
import type { JsonDataset } from './generated/json.ts';
import schema from './json.schema.json' with { type: 'json' };
import { readJson } from './read-json.ts';

export const json: Kind = toFileKind<JsonDataset>({
  schema,
  toReadFile: (settings) => (file) => readJson(file, settings),
});
