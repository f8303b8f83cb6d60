import type { Kind, KindOf } from '../../port/index.ts';
import { RelationalReader } from '../relational-reader.ts';
import type { SqlServerSettings } from './generated/sqlserver.ts';
import { sqlServerEngine } from './sqlserver-engine.ts';
import schema from './sqlserver.schema.json' with { type: 'json' };

const kind: KindOf<SqlServerSettings> = {
  schema,
  readsByKey: () => true,
  untested: 'That SQL Server is read rightly has not been tested: compare what arrives.',
  open: (source) => new RelationalReader(source, sqlServerEngine),
};

export const sqlserver: Kind = kind;
