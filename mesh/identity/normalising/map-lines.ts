import { appendFileSync, closeSync, openSync, readSync } from 'node:fs';
import type { Mapper } from './value-mapper.ts';

/** Whole lines of a file of given values, and the file that what is made of them is added to. */
export interface LineRange {
  readonly given: string;
  /** In bytes: where the first line begins, and where the last one ends. */
  readonly from: number;
  readonly to: number;
}

/** Maps lines of a number and a value, a tab between, to lines of the number and what is made of the value. */
export function mapLines({ given, from, to }: LineRange, made: string, map: Mapper): void {
  const lines = readBytes(given, from, to).toString('utf8').split('\n');
  // After the last line's end there is nothing.
  lines.pop();
  // Unlike writeSync it goes on after a short write, and so comes to the error of a disk that is full.
  appendFileSync(made, toLines(lines, map));
}

/** Cuts a file of lines into ranges of about so many bytes, each of whole lines. */
export function toRanges(given: string, { size, bytes }: { size: number; bytes: number }): LineRange[] {
  const ranges: LineRange[] = [];
  const file = openSync(given, 'r');
  try {
    for (let from = 0; from < size;) {
      const to = findLineEnd(file, Math.min(from + bytes, size), size);
      ranges.push({ given, from, to });
      from = to;
    }
  } finally {
    closeSync(file);
  }
  return ranges;
}

const step = 1 << 12;

/** Behind the end of the line that the byte before `from` stands in. */
function findLineEnd(file: number, from: number, size: number): number {
  const block = Buffer.alloc(step);
  for (let at = from - 1; at < size; at += step) {
    const found = block.subarray(0, readSync(file, block, 0, step, at)).indexOf(0x0a);
    if (found >= 0) return at + found + 1;
  }
  return size;
}

function readBytes(path: string, from: number, to: number): Buffer {
  const block = Buffer.allocUnsafe(to - from);
  const file = openSync(path, 'r');
  try {
    for (let read = 0; read < block.length;) {
      const bytes = readSync(file, block, read, block.length - read, from + read);
      if (bytes === 0) throw new Error(`${path} ends before byte ${to}.`);
      read += bytes;
    }
  } finally {
    closeSync(file);
  }
  return block;
}

function toLines(lines: readonly string[], map: Mapper): string {
  const ends = lines.map((line) => line.indexOf('\t'));
  const columns = map([lines.map((line, row) => line.slice((ends[row] ?? 0) + 1))]);
  let text = '';
  lines.forEach((line, row) => {
    text += line.slice(0, ends[row]);
    for (const column of columns) text += `\t${toCell(column[row])}`;
    text += '\n';
  });
  return text;
}

function toCell(value: string | boolean | null | undefined): string {
  return value === null || value === undefined ? String.raw`\N` : String(value);
}
