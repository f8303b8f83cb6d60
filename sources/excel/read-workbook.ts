import { readSheet, SheetNotFoundError, type CellValue } from 'read-excel-file/node';
import { explainedError } from '../errors/index.ts';
import type { FileBatch, OpenFile } from '../files/index.ts';
import { batchSize } from '../pages/index.ts';
import type { Row } from '../port/index.ts';
import { assertSafeWorkbook } from './safe-workbook.ts';
import type { ExcelDataset } from './generated/excel.ts';

export interface WorkbookRead {
  settings: ExcelDataset;
  /** Foreign names that the document's `fields` ask for. */
  wanted: readonly string[];
}

type Cell = CellValue | null;

/**
 * The rows of one sheet in batches. Empty cells are null, dates are text.
 * @throws CausewayError SOURCE_RUBBISH for what is no workbook, lacks the sheet or a wanted column
 */
export async function* readWorkbook(file: OpenFile, read: WorkbookRead): AsyncGenerator<FileBatch> {
  const table = await openSheet(await file.toLocalPath(), file.name, read.settings);
  file.signal.throwIfAborted();
  const headerRow = read.settings.headerRow ?? 1;
  const columns = assertHeader(table[headerRow - 1] ?? [], read.wanted, file.name);
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

async function openSheet(path: string, name: string, { sheet }: ExcelDataset): Promise<Cell[][]> {
  await assertSafeWorkbook(path, name);
  try {
    return (await readSheet(path, sheet ?? 1)) as Cell[][];
  } catch (error) {
    throw explainedError('SOURCE_RUBBISH', toReason(name, sheet, error), error);
  }
}

function toReason(name: string, sheet: ExcelDataset['sheet'], error: unknown): string {
  if (error instanceof SheetNotFoundError) return `${name} has no sheet ${sheet ?? 1}: correct "sheet"`;
  return `${name} is no workbook that can be read: save it as .xlsx and deliver it again`;
}

function assertHeader(cells: readonly Cell[], wanted: readonly string[], file: string): string[] {
  const columns = cells.map((cell) => (cell === null ? '' : String(cell).trim()));
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw explainedError('SOURCE_RUBBISH', `the header of ${file} lacks ${missing.slice(0, 10).join(', ')}`);
  if (columns.every((name) => name === ''))
    throw explainedError('SOURCE_RUBBISH', `the header row of ${file} is empty: correct "headerRow"`);
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
