import type { Kind, KindOf } from '../port/index.ts';
import type { PostgresSettings } from './generated/postgres.ts';
import { PostgresReader } from './postgres-reader.ts';
import schema from './postgres.schema.json' with { type: 'json' };

const kind: KindOf<PostgresSettings> = {
  schema,
  readsByKey: () => true,
  readings: ['watermark', 'changes'],
  open: (source) => new PostgresReader(source),
};

export const postgres: Kind = kind;
