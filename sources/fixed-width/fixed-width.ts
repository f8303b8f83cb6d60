import { toFileKind } from '../files/index.ts';
import type { Kind } from '../port/index.ts';
import schema from './fixed-width.schema.json' with { type: 'json' };
import type { FixedWidthDataset } from './generated/fixed-width.ts';
import { readFixedWidth } from './read-fixed-width.ts';

export const fixedWidth: Kind = toFileKind<FixedWidthDataset>({
  schema,
  isUntyped: true,
  toReadFile: (settings) => (file) => readFixedWidth(file, settings),
});
