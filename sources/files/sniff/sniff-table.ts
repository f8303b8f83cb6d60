import type { SniffedFile } from './sniffed-file.ts';

const delimiters = [',', '\t', ';', '|', '^', '~'];
/** Lines that are looked at. */
const looked = 50;

/** Text in lines of cells, or in lines of one length. */
export function sniffTable(text: string, toBytes: (line: string) => number): SniffedFile {
  const lines = toLines(text);
  const found = delimiters
    .map((delimiter) => ({ delimiter, ...measure(lines, delimiter) }))
    .sort((a, b) => b.share - a.share || b.cells - a.cells)[0];
  if (found !== undefined && found.cells > 1 && found.share >= 0.7) {
    return toDelimited(lines, found);
  }
  return findWidth(lines, toBytes) ?? toSingleColumn(lines);
}

/** The whole lines; a quoted line break keeps a record together. */
function toLines(text: string): string[] {
  const lines: string[] = [];
  const pieces = text.split(/\r?\n/);
  if (pieces.length > 1) pieces.pop();
  let open = '';
  for (const piece of pieces) {
    const line = open === '' ? piece : `${open}\n${piece}`;
    open = countOf(line, '"') % 2 === 1 && line.length < 10_000 ? line : '';
    if (open === '' && line.trim() !== '') lines.push(line);
    if (lines.length === looked) break;
  }
  return lines;
}

/** How many cells most lines have, and what share of the lines that is. */
function measure(lines: readonly string[], delimiter: string): { cells: number; share: number } {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const cells = toCells(line, delimiter).length;
    counts.set(cells, (counts.get(cells) ?? 0) + 1);
  }
  const [cells, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  return { cells, share: cells > 1 ? count / lines.length : 0 };
}

function toCells(line: string, delimiter: string): string[] {
  const cells = line.split(delimiter);
  if (!line.includes('"')) return cells.map((cell) => cell.trim());
  const joined: string[] = [];
  let open: string | undefined;
  for (const cell of cells) {
    const whole = open === undefined ? cell : `${open}${delimiter}${cell}`;
    open = countOf(whole, '"') % 2 === 1 ? whole : undefined;
    if (open === undefined)
      joined.push(
        whole
          .trim()
          .replace(/^"(.*)"$/s, '$1')
          .replaceAll('""', '"'),
      );
  }
  return open === undefined ? joined : [...joined, open];
}

function toDelimited(
  lines: readonly string[],
  { delimiter, cells, share }: { delimiter: string; cells: number; share: number },
): SniffedFile {
  const [first = [], ...rest] = lines.map((line) => toCells(line, delimiter));
  const found: SniffedFile = { format: 'delimited', delimiter, columns: cells, confidence: share * 0.95 };
  if (looksLikeHeader(first, rest)) found.header = first;
  return found;
}

function toSingleColumn(lines: readonly string[]): SniffedFile {
  const [first = '', ...rest] = lines;
  const found: SniffedFile = {
    format: 'delimited',
    delimiter: ',',
    columns: 1,
    confidence: lines.length > 1 ? 0.3 : 0.1,
  };
  if (
    looksLikeHeader(
      [first],
      rest.map((line) => [line]),
    )
  )
    found.header = [first];
  return found;
}

const valueLike = /^[-+]?[\d.,:/ -]*\d[\d.,:/ -]*$/;

/** Names are all there, are different and are no numbers or dates; and the rows below are not the same words. */
function looksLikeHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  if (first.some((cell) => cell === '' || valueLike.test(cell) || cell.length > 100)) return false;
  if (new Set(first).size !== first.length) return false;
  return !rest.some((cells) => cells.some((cell, index) => cell !== '' && cell === first[index]));
}

function findWidth(lines: readonly string[], toBytes: (line: string) => number): SniffedFile | undefined {
  if (lines.length < 3) return undefined;
  const [bytes, characters] = [new Set(lines.map(toBytes)), new Set(lines.map((line) => [...line].length))];
  const unit = bytes.size === 1 ? 'bytes' : characters.size === 1 ? 'characters' : undefined;
  if (unit === undefined) return undefined;
  const [length = 0] = unit === 'bytes' ? bytes : characters;
  // One short word in each line is no register.
  return length < 12 ? undefined : { format: 'fixed-width', width: { length, unit }, confidence: 0.7 };
}

function countOf(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
