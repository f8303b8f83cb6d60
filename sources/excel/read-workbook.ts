import { stat } from 'node:fs/promises';
import { readSheet, type CellValue } from 'read-excel-file/node';
import { sourceError } from '../errors/index.ts';
import type { FileBatch, OpenFile } from '../files/index.ts';
import { batchSize } from '../pages/index.ts';
import type { Row } from '../port/index.ts';
import type { ExcelDataset } from './generated/excel.ts';

export interface WorkbookRead {
  settings: ExcelDataset;
  /** Foreign names that the document's `fields` ask for. */
  wanted: readonly string[];
}

type Cell = CellValue | null;

/** A workbook is read whole into memory: past this it belongs into another kind of file. Bytes. */
const largestFile = 100 * 1024 * 1024;

/**
 * The rows of one sheet in batches. Empty cells are null, dates are text.
 * @throws CausewayError SOURCE_RUBBISH for what is no workbook, lacks the sheet or a wanted column
 */
export async function* readWorkbook(file: OpenFile, read: WorkbookRead): AsyncGenerator<FileBatch> {
  const table = await openSheet(file, read.settings);
  file.signal.throwIfAborted();
  const headerRow = read.settings.headerRow ?? 1;
  const columns = assertHeader(table[headerRow - 1] ?? [], read.wanted);
  const rows: Row[] = [];
  for (let index = headerRow; index < table.length; index++) {
    const cells = table[index] ?? [];
    if (cells.every((cell) => cell === null || cell === '')) continue;
    rows.push({ value: toValue(cells, columns), position: `${file.name}:${index + 1}` });
  }
  const total = rows.length;
  for (let from = 0; from < total; from += batchSize)
    yield { rows: rows.slice(from, from + batchSize), broken: [], total };
}

async function openSheet(file: OpenFile, { sheet }: ExcelDataset): Promise<Cell[][]> {
  if ((await stat(file.path)).size > largestFile)
    throw sourceError('SOURCE_RUBBISH', 'The workbook is too large.');
  try {
    return (await readSheet(file.path, sheet ?? 1)) as Cell[][];
  } catch (error) {
    throw sourceError('SOURCE_RUBBISH', error);
  }
}

function assertHeader(cells: readonly Cell[], wanted: readonly string[]): string[] {
  const columns = cells.map((cell) => (cell === null ? '' : String(cell).trim()));
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw sourceError('SOURCE_RUBBISH', `The header lacks ${missing.join(', ')}: ${columns.join(', ')}`);
  if (columns.every((name) => name === '')) throw sourceError('SOURCE_RUBBISH', 'The header row is empty.');
  return columns;
}

function toValue(cells: readonly Cell[], columns: readonly string[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  columns.forEach((name, index) => {
    if (name !== '') value[name] = toPlain(cells[index] ?? null);
  });
  return value;
}

/** Excel's dates have no zone: midnight is a date, anything else a time of the office's own clock. */
function toPlain(cell: Cell): unknown {
  if (!(cell instanceof Date)) return cell === '' ? null : cell;
  const text = cell.toISOString().slice(0, 19);
  return text.endsWith('T00:00:00') ? text.slice(0, 10) : text;
}
