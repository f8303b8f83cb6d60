import type { Kind, KindOf } from '../../port/index.ts';
import { RelationalReader } from '../relational-reader.ts';
import type { OracleSettings } from './generated/oracle.ts';
import { oracleEngine } from './oracle-engine.ts';
import schema from './oracle.schema.json' with { type: 'json' };

const kind: KindOf<OracleSettings> = {
  schema,
  readsByKey: () => true,
  untested: 'That Oracle is read rightly has not been tested: compare what arrives.',
  open: (source) => new RelationalReader(source, oracleEngine),
};

export const oracle: Kind = kind;
