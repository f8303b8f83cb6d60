import type { Kind, KindOf } from '../port/index.ts';
import type { OdataSettings } from './generated/odata.ts';
import { OdataReader } from './odata-reader.ts';
import schema from './odata.schema.json' with { type: 'json' };

const kind: KindOf<OdataSettings> = {
  schema,
  readings: ['watermark'],
  readsByKey: () => true,
  open: (source) => new OdataReader(source),
};

export const odata: Kind = kind;
