import type { Kind, KindOf } from '../port/index.ts';
import type { SoapSettings } from './generated/soap.ts';
import { SoapReader } from './soap-reader.ts';
import schema from './soap.schema.json' with { type: 'json' };

const kind: KindOf<SoapSettings> = {
  schema,
  companions: ['wsdl'],
  readings: ['watermark'],
  readsByKey: ({ byKeys }) => byKeys !== undefined,
  open: (source) => new SoapReader(source),
};

export const soap: Kind = kind;
