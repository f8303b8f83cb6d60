import {
  isText,
  readLines,
  toDecode,
  type FileBatch,
  type OpenFile,
  type TakeLine,
  type TextEncoding,
} from '../files/index.ts';
import type { FixedWidthDataset } from './generated/fixed-width.ts';

interface Column {
  name: string;
  /** Counted from 0. */
  start: number;
  end: number;
}

/** The rows of a file whose lines are cut at fixed places; a line that is shorter or longer is broken. */
export function readFixedWidth(file: OpenFile, settings: FixedWidthDataset): AsyncIterable<FileBatch> {
  return readLines(file, {
    encoding: settings.encoding,
    begin: (encoding) => toTakeLine(file.name, settings, encoding),
  });
}

function toTakeLine(name: string, settings: FixedWidthDataset, encoding: TextEncoding): TakeLine {
  const columns = toColumns(settings);
  const width = Math.max(...columns.map(({ end }) => end));
  const decode = toDecode(encoding);
  const unit = settings.unit ?? 'characters';
  const cut = unit === 'bytes' ? toByteCells(columns, decode) : toCharacterCells(columns, decode);
  return ({ bytes, number, isUnended }, batch) => {
    if (number <= (settings.skipLines ?? 0)) return;
    const text = decode(bytes);
    if (text.trim() === '' && !text.includes('\0')) return;
    const position = `${name}:${number}`;
    const length = unit === 'bytes' ? bytes.length : lengthOf(text);
    const sentence = findFault({
      text,
      length,
      width,
      unit,
      isUnended,
      isWhole: isText(bytes, text, encoding),
    });
    if (sentence === undefined) batch.rows.push({ value: cut(bytes), position });
    else batch.broken.push({ raw: text, position, sentence });
  };
}

function toColumns({ columns }: FixedWidthDataset): Column[] {
  let next = 0;
  return columns.map(({ name, width, start: from }) => {
    const start = from === undefined ? next : from - 1;
    next = start + width;
    return { name, start, end: next };
  });
}

interface Line {
  text: string;
  length: number;
  width: number;
  unit: string;
  isUnended: boolean;
  isWhole: boolean;
}

/** Programs leave white space out at the end of a line; what is missing besides was cut. */
function findFault({ text, length, width, unit, isUnended, isWhole }: Line): string | undefined {
  if (!isWhole) return "The line holds bytes that are no text in the file's encoding.";
  if (text.includes('\0')) return 'The line holds a NUL character.';
  if (length < width && isUnended) return 'The file ends in the middle of this line: deliver it again whole.';
  if (length < width / 2) return `The line has ${length} ${unit} where its columns need ${width}.`;
  return length > width && text.trimEnd().length > 0 && isLonger(text, length, width)
    ? `The line has ${length} ${unit} where its columns end at ${width}.`
    : undefined;
}

/** White space behind the last column is no cell. */
function isLonger(text: string, length: number, width: number): boolean {
  const padding = text.length - text.trimEnd().length;
  return length - padding > width;
}

function toByteCells(columns: readonly Column[], decode: (bytes: Buffer) => string) {
  return (bytes: Buffer): Record<string, unknown> =>
    Object.fromEntries(
      columns.map(({ name, start, end }) => [name, toCell(decode(bytes.subarray(start, end)))]),
    );
}

function toCharacterCells(columns: readonly Column[], decode: (bytes: Buffer) => string) {
  return (bytes: Buffer): Record<string, unknown> => {
    const text = decode(bytes);
    // Characters beyond the basic plane are two units of a string, and one in the register.
    const characters = hasPairs(text) ? [...text] : undefined;
    const cut = ({ start, end }: Column): string =>
      characters === undefined ? text.slice(start, end) : characters.slice(start, end).join('');
    return Object.fromEntries(columns.map((column) => [column.name, toCell(cut(column))]));
  };
}

function toCell(text: string): string | null {
  const cell = text.trim();
  return cell === '' ? null : cell;
}

function lengthOf(text: string): number {
  return hasPairs(text) ? [...text].length : text.length;
}

function hasPairs(text: string): boolean {
  return /[\uD800-\uDBFF]/.test(text);
}
