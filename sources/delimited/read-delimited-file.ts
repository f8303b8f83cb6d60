import { sourceError } from '../errors/index.ts';
import type { FileBatch, OpenFile } from '../files/index.ts';
import { batchSize } from '../pages/index.ts';
import type { BrokenRow, Row } from '../port/index.ts';
import type { DelimitedDataset } from './generated/delimited.ts';
import { parseRecords, type DelimitedRecord } from './parse-records.ts';

export interface DelimitedRead {
  settings: DelimitedDataset;
  /** Foreign names that the document's `fields` ask for. */
  wanted: readonly string[];
}

/**
 * A file's rows in batches. Empty cells are null.
 * @throws CausewayError SOURCE_RUBBISH for a header that lacks a wanted column or names one twice
 */
export async function* readDelimitedFile(file: OpenFile, read: DelimitedRead): AsyncGenerator<FileBatch> {
  const { records, broken } = parseRecords(file.path, read.settings, file.signal);
  const given = read.settings.header;
  let columns: string[] | undefined = Array.isArray(given) ? given : undefined;
  let batch: FileBatch = { rows: [], broken: [] };
  for await (const record of records) {
    if (isBlank(record)) continue;
    if (columns === undefined) columns = assertHeader(record.cells, read.wanted);
    else addRecord(batch, record, { columns, file: file.name });
    if (batch.rows.length < batchSize) continue;
    yield withBroken(batch, broken.splice(0), file.name);
    batch = { rows: [], broken: [] };
  }
  yield withBroken(batch, broken.splice(0), file.name);
}

function addRecord(
  batch: FileBatch,
  record: DelimitedRecord,
  of: { columns: readonly string[]; file: string },
): void {
  const position = `${of.file}:${record.line}`;
  const sentence = findFault(record.cells, of.columns);
  if (sentence !== undefined) batch.broken.push(toBroken(record, position, sentence));
  else batch.rows.push(toRow(record, position, of.columns));
}

function findFault(cells: readonly string[], columns: readonly string[]): string | undefined {
  if (cells.length !== columns.length) {
    return `The row has ${cells.length} cells where the header names ${columns.length} columns.`;
  }
  // U+FFFD is what the decoder writes where bytes are no character.
  const unreadable = cells.findIndex((cell) => cell.includes('\uFFFD'));
  return unreadable === -1
    ? undefined
    : `The column ${columns[unreadable]} holds bytes that are no text in the file's encoding.`;
}

function toRow(record: DelimitedRecord, position: string, columns: readonly string[]): Row {
  const value: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index++) {
    const cell = record.cells[index];
    value[columns[index] ?? ''] = cell === '' ? null : cell;
  }
  return { value, position };
}

function toBroken({ cells }: DelimitedRecord, position: string, sentence: string): BrokenRow {
  const raw = cells
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
  return { raw, position, sentence };
}

function withBroken(
  batch: FileBatch,
  skipped: { raw: string; line: number; sentence: string }[],
  file: string,
): FileBatch {
  const broken = skipped.map(({ raw, line, sentence }) => ({ raw, position: `${file}:${line}`, sentence }));
  return { rows: batch.rows, broken: [...batch.broken, ...broken] };
}

function assertHeader(cells: readonly string[], wanted: readonly string[]): string[] {
  const columns = cells.map((cell) => cell.trim());
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw sourceError('SOURCE_RUBBISH', `The header lacks ${missing.join(', ')}: ${columns.join(', ')}`);
  const doubled = columns.find((name, index) => columns.indexOf(name) !== index);
  if (doubled !== undefined) throw sourceError('SOURCE_RUBBISH', `The header names ${doubled} twice.`);
  return columns;
}

function isBlank({ cells }: DelimitedRecord): boolean {
  return cells.length === 1 && cells[0]?.trim() === '';
}
