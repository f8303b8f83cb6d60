import { toFileKind } from '../files/index.ts';
import type { Kind } from '../port/index.ts';
import schema from './excel.schema.json' with { type: 'json' };
import type { ExcelDataset } from './generated/excel.ts';
import { readWorkbook } from './read-workbook.ts';

export const excel: Kind = toFileKind<ExcelDataset>({
  schema,
  isUntyped: true,
  toReadFile: (settings, read) => {
    const wanted = Object.values(read.fields ?? {});
    return (file) => readWorkbook(file, { settings, wanted });
  },
});
