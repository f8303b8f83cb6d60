import { valueFormats } from '../../recognise/index.ts';

export interface SniffedTable {
  delimiter: string;
  /** True, or the names that columns without names are given. */
  header: true | string[];
  columns: string[];
  doubts: string[];
}

const delimiters = [',', '\t', ';', '|', '\u0001', '^'];
const looked = 200;

/** Delimiter and header of a delimited text by its first lines; undefined where no delimiter divides them. */
export function sniffDelimited(text: string): SniffedTable | undefined {
  const ranked = delimiters
    .map((delimiter) => ({ delimiter, ...judge(splitRecords(text, delimiter)) }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  if (best === undefined || best.records.length === 0) return undefined;
  const isOneColumn = best.width <= 1;
  const { delimiter, records } = isOneColumn
    ? { ...best, delimiter: ',', records: splitRecords(text, ',') }
    : best;
  const [first = [], ...rest] = records;
  const header = isHeader(first, rest);
  const names = first.map((_, at) => `column${at + 1}`);
  const doubts = header ? [] : ['The first line seems to be data: the columns have made-up names.'];
  if (best.score < 0.9 && !isOneColumn) doubts.push('Lines differ in their number of columns.');
  return {
    delimiter,
    header: header ? true : names,
    columns: header ? first.map((cell) => cell.trim()) : names,
    doubts,
  };
}

interface Judged {
  records: string[][];
  width: number;
  score: number;
}

/** How alike the records are in their number of cells; a delimiter that divides nothing scores 0. */
function judge(records: string[][]): Judged {
  const widths = new Map<number, number>();
  for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  const share = records.length === 0 ? 0 : count / records.length;
  return { records, width, score: width <= 1 ? 0 : share + Math.min(width, 50) / 1000 };
}

/** The first records, quotation marks heeded. */
export function splitRecords(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endRecord = () => {
    cells.push(cell);
    if (cells.length > 1 || cell.trim() !== '') records.push(cells);
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < text.length && records.length < looked; at++) {
    const char = text.charAt(at);
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text.charAt(at++);
      else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (text.startsWith(delimiter, at)) {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') endRecord();
    else if (char !== '\r') cell += char;
  }
  if (records.length < looked && (cell !== '' || cells.length > 0)) endRecord();
  return records;
}

/** Names are there, differ, and are no values: no numbers, no dates, no ids. */
function isHeader(first: readonly string[], rest: readonly string[][]): boolean {
  const cells = first.map((cell) => cell.trim());
  if (cells.some((cell) => cell === '') || new Set(cells).size < cells.length) return false;
  if (cells.some(isValue)) return false;
  // A first line whose every cell occurs again below is a row.
  const isRepeated = cells.filter((cell, at) => rest.some((record) => record[at]?.trim() === cell)).length;
  return isRepeated <= cells.length / 2 || rest.length === 0;
}

const names = new Set([
  'person-name',
  'address',
  'enterprise-name',
  'json',
  'number-with-unit',
  'plate',
  'vin',
]);

function isValue(cell: string): boolean {
  if (/^[+-]?\d+([.,]\d+)?$/.test(cell)) return !/^(19|20)\d{2}$/.test(cell);
  return valueFormats.some(({ name, matches }) => !names.has(name) && matches(cell));
}
