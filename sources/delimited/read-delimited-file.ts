import { sourceError } from '../errors/index.ts';
import type { FileBatch, OpenFile } from '../files/index.ts';
import { batchSize } from '../pages/index.ts';
import type { Row } from '../port/index.ts';
import type { DelimitedDataset } from './generated/delimited.ts';
import { readRecords } from './read-records.ts';
import type { DelimitedRecord } from './record-parser.ts';

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
  const given = read.settings.header;
  let columns: string[] | undefined = Array.isArray(given) ? given : undefined;
  let batch: FileBatch = { rows: [], broken: [] };
  for await (const records of readRecords(file.path, read.settings, file.signal)) {
    for (const record of records) {
      if (record.raw.trim() === '') continue;
      if (columns === undefined) columns = assertHeader(record.cells, read.wanted);
      else addRecord(batch, record, { columns, file: file.name });
      if (batch.rows.length + batch.broken.length < batchSize) continue;
      yield batch;
      batch = { rows: [], broken: [] };
    }
  }
  yield batch;
}

function addRecord(
  batch: FileBatch,
  record: DelimitedRecord,
  of: { columns: readonly string[]; file: string },
): void {
  const position = `${of.file}:${record.line}`;
  const sentence = record.fault ?? findFault(record.cells, of.columns);
  if (sentence !== undefined) batch.broken.push({ raw: record.raw, position, sentence });
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

function assertHeader(cells: readonly string[], wanted: readonly string[]): string[] {
  const columns = cells.map((cell) => cell.trim());
  const missing = wanted.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    throw sourceError('SOURCE_RUBBISH', `The header lacks ${missing.join(', ')}: ${columns.join(', ')}`);
  const doubled = columns.find((name, index) => columns.indexOf(name) !== index);
  if (doubled !== undefined) throw sourceError('SOURCE_RUBBISH', `The header names ${doubled} twice.`);
  return columns;
}
