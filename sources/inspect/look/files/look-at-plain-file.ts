import { readSheet } from 'read-excel-file/node';
import type { LookedDataset } from '../looked.ts';
import type { FileSet } from './file-kinds.ts';

/** Files whose rows say everything: the reader reads them. */
export function lookAtPlainFile({ pattern, name }: FileSet): Promise<LookedDataset[]> {
  return Promise.resolve([toDataset(name, { path: pattern }, 'file')]);
}

/** Rows above the header that are looked at. */
const topRows = 20;

/** A workbook's first sheet; a title above the header is passed over. */
export async function lookAtWorkbook({ pattern, paths, name }: FileSet): Promise<LookedDataset[]> {
  const rows = (await readSheet(paths[0] ?? pattern, 1).catch(() => [])) as unknown[][];
  const headerRow = findHeader(rows.slice(0, topRows)) + 1;
  const settings = { path: pattern, ...(headerRow > 1 ? { headerRow } : {}) };
  return [toDataset(name, settings, 'worksheet')];
}

/** The first row that is as wide as the widest, all of texts: a title has one cell. */
function findHeader(rows: readonly unknown[][]): number {
  const widths = rows.map((row) => row.filter((cell) => cell !== null && cell !== '').length);
  const widest = Math.max(0, ...widths);
  const found = rows.findIndex(
    (row, at) =>
      (widths[at] ?? 0) >= widest * 0.8 && row.every((cell) => cell === null || typeof cell === 'string'),
  );
  return Math.max(0, found);
}

function toDataset(foreign: string, settings: Record<string, unknown>, physicalType: string): LookedDataset {
  return { foreign, physicalType, settings, declared: [], primaryKey: [], uniques: [], doubts: [] };
}
