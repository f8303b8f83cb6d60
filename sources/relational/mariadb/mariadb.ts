import type { Kind, KindOf } from '../../port/index.ts';
import { RelationalReader } from '../relational-reader.ts';
import type { MariadbSettings } from './generated/mariadb.ts';
import { mariadbEngine } from './mariadb-engine.ts';
import schema from './mariadb.schema.json' with { type: 'json' };

const kind: KindOf<MariadbSettings> = {
  schema,
  readsByKey: () => true,
  readings: ['watermark'],
  open: (source) => new RelationalReader(source, mariadbEngine),
};

export const mariadb: Kind = kind;
