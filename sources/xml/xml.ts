import { toFileKind } from '../files/index.ts';
import type { Kind } from '../port/index.ts';
import type { XmlDataset } from './generated/xml.ts';
import { readXml } from './read-xml.ts';
import schema from './xml.schema.json' with { type: 'json' };

export const xml: Kind = toFileKind<XmlDataset>({
  schema,
  isUntyped: true,
  toReadFile: (settings) => (file) => readXml(file, settings),
});
