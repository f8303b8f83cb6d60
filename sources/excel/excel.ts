import { openFilePages } from '../files/index.ts';
import type { Kind, KindOf } from '../port/index.ts';
import schema from './excel.schema.json' with { type: 'json' };
import type { ExcelDataset, ExcelSettings } from './generated/excel.ts';
import { readWorkbook } from './read-workbook.ts';

const kind: KindOf<ExcelSettings> = {
  schema,
  isUntyped: true,
  readsFiles: true,
  readsByKey: () => false,
  open: () => ({
    openPages: (read) => {
      const settings = read.settings as ExcelDataset;
      const wanted = Object.values(read.fields ?? {});
      return openFilePages(settings.path, (file) => readWorkbook(file, { settings, wanted }));
    },
    close: () => Promise.resolve(),
  }),
};

export const excel: Kind = kind;
