import { readSheet } from 'read-excel-file/node';
import type { SniffedFile } from '../../../files/index.ts';
import type { LookedDataset } from '../looked.ts';
import { toFormatSettings, type FileSet } from './file-kinds.ts';
import { findColumns } from './find-fixed-columns.ts';

/** Files whose rows say everything: the reader reads them. */
export function lookAtPlainFile(
  set: FileSet,
  sniffed: SniffedFile,
): Promise<LookedDataset[]> | LookedDataset[] {
  if (sniffed.format === 'zip') return lookAtArchive(set, sniffed);
  if (sniffed.format === 'fixed-width' && sniffed.packed === undefined) return lookAtFixedWidth(set, sniffed);
  return [toDataset(set.name, { path: set.pattern, ...toFormatSettings(sniffed) }, 'file')];
}

/** Members of the same format as the first, each name but for its digits a dataset. */
function lookAtArchive({ pattern, name }: FileSet, { members = [], member }: SniffedFile): LookedDataset[] {
  const [first] = members;
  if (member === undefined || first === undefined) return [];
  const ending = /\.[^.]+$/.exec(first.name)?.[0] ?? '';
  const alike = members.filter((each) => each.name.endsWith(ending));
  const groups = Map.groupBy(alike, (each) => each.name.replace(/\d+/g, '*'));
  return [...groups].map(([stem, own]) => {
    const one = own.length === 1 ? (own[0]?.name ?? stem) : stem;
    const label = one
      .replace(/^.*\//, '')
      .replace(/\.[^.]+$/, '')
      .replaceAll('*', '');
    return toDataset(label || name, { path: pattern, member: one, ...toFormatSettings(member) }, 'file');
  });
}

async function lookAtFixedWidth(set: FileSet, sniffed: SniffedFile): Promise<LookedDataset[]> {
  const { columns, doubts } = await findColumns(set.paths[0] ?? set.pattern, sniffed);
  const settings = { path: set.pattern, ...toFormatSettings(sniffed), columns };
  return [{ ...toDataset(set.name, settings, 'file'), doubts }];
}

/** Rows above the header that are looked at. */
const topRows = 20;

/** A workbook's first sheet; a title above the header is passed over. */
export async function lookAtWorkbook({ pattern, paths, name }: FileSet): Promise<LookedDataset[]> {
  const rows = (await readSheet(paths[0] ?? pattern, 1).catch(() => [])) as unknown[][];
  const headerRow = findHeader(rows.slice(0, topRows)) + 1;
  const settings = { path: pattern, ...(headerRow > 1 ? { headerRow } : {}) };
  const empty = rows.length === 0 ? ['The first sheet is empty: nothing can be said of its rows.'] : [];
  return [{ ...toDataset(name, settings, 'worksheet'), doubts: empty }];
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
