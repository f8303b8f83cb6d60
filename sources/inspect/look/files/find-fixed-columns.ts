import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import type { SniffedFile } from '../../../files/index.ts';

export interface FixedColumns {
  columns: { name: string; width: number }[];
  doubts: string[];
}

const looked = 64 * 1024;

/** Where lines of one length are blank in every one, a column ends: a best guess, said so. */
export async function findColumns(
  path: string,
  { encoding = 'utf-8', width }: SniffedFile,
): Promise<FixedColumns> {
  const unit = width?.unit ?? 'characters';
  const lines = await readLines(path, encoding);
  const units = lines.map((line) => toUnits(line, unit === 'bytes' ? encoding : undefined));
  const length = Math.max(1, ...units.map(({ length: size }) => size));
  const isBlank = Array.from({ length }, (_, at) => units.every((line) => (line[at] ?? ' ') === ' '));
  const starts = isBlank.flatMap((blank, at) =>
    !blank && (at === 0 || isBlank[at - 1] === true) ? [at] : [],
  );
  if (starts[0] !== 0) starts[0] = 0;
  const columns = starts.map((start, at) => ({
    name: `column${at + 1}`,
    width: (starts[at + 1] ?? length) - start,
  }));
  const doubt =
    "The columns of the fixed-width lines were found where every line is blank: neighbours without a gap are one column. Take widths and names from the file's description.";
  return { columns, doubts: [doubt] };
}

async function readLines(path: string, encoding: string): Promise<string[]> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(looked), 0, looked, 0);
    const lines = iconv.decode(buffer.subarray(0, bytesRead), encoding).split(/\r?\n/);
    return lines
      .slice(0, Math.max(1, lines.length - 1))
      .filter((line) => line.trim() !== '')
      .slice(0, 500);
  } finally {
    await file.close();
  }
}

/** One entry per unit of width; a character of two bytes is followed by a mark that is no blank. */
function toUnits(line: string, encoding: string | undefined): string[] {
  if (encoding === undefined) return [...line];
  return [...line].flatMap((char) => [
    char,
    ...Array<string>(iconv.encode(char, encoding).length - 1).fill('·'),
  ]);
}
