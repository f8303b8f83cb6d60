import { explainedError } from '../errors/index.ts';
import type { TextEncoding } from '../files/index.ts';
import type { RecordParser } from './record-parser.ts';

/** More columns are no register. */
const mostColumns = 5000;

/**
 * The columns that the first record names.
 * @throws CausewayError SOURCE_RUBBISH for one that lacks a wanted column, names one twice or is no text
 */
export function toColumns(
  record: RecordParser,
  wanted: readonly string[],
  { name, encoding }: { name: string; encoding: TextEncoding },
): string[] {
  const refuse = (reason: string): Error =>
    explainedError('SOURCE_RUBBISH', `the header of ${name} ${reason}`, record.raw.slice(0, 2000));
  if (record.fault !== undefined) throw refuse('cannot be taken apart: close its quotation marks');
  const columns = record.cells.map((cell) => cell.trim());
  if (columns.some((column) => /[\0\uFFFD]/.test(column)))
    throw refuse(`is no text in ${encoding}: correct "encoding"`);
  if (columns.length > mostColumns) throw refuse(`names more than ${mostColumns} columns`);
  const seen = new Set<string>();
  for (const column of columns) {
    if (seen.has(column))
      throw refuse(column === '' ? 'has two columns without a name' : `names ${column} twice`);
    seen.add(column);
  }
  const missing = wanted.filter((column) => !seen.has(column));
  if (missing.length > 0) throw refuse(`lacks ${missing.slice(0, 10).join(', ')}`);
  return columns;
}
