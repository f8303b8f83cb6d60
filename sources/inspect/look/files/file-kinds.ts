import { extname } from 'node:path';
import { sniffFile, type SniffedFile, type SniffedFormat } from '../../../files/index.ts';
import type { LookedDataset } from '../looked.ts';
import { lookAtDelimited } from './look-at-delimited.ts';
import { lookAtPlainFile, lookAtWorkbook } from './look-at-plain-file.ts';

/** Files of one name but for its digits. */
export interface FileSet {
  /** What the source document names: a path, or a glob. */
  pattern: string;
  paths: string[];
  name: string;
}

export interface FileKind {
  kind: string;
  isUntyped: boolean;
  mostRows: number;
  look(set: FileSet): Promise<LookedDataset[]>;
}

const untyped = new Set<SniffedFormat>(['delimited', 'fixed-width', 'excel']);
const texts = new Set(['.csv', '.tsv', '.tab', '.psv', '.dat', '.txt']);
/** What is no text, whatever its first bytes may look like. */
const binary = new Set(['.xlsx', '.xls', '.parquet', '.zip', '.doc', '.docx', '.pdf', '.mdb', '.dbf']);
/** Read row by row, in memory. */
const mostRows = 200_000;

/** By its first bytes; where they say nothing, by its name. */
export async function findFileKind({ paths }: FileSet): Promise<FileKind | undefined> {
  const [path = ''] = paths;
  const sniffed = await sniffFile(path);
  if (binary.has(extname(path).toLowerCase()) && sniffed.format === 'delimited') return undefined;
  const inner = sniffed.format === 'zip' ? sniffed.member : sniffed;
  const format = inner?.format ?? 'unknown';
  const isPacked = sniffed.format === 'zip' || sniffed.packed !== undefined;
  const isText = texts.has(extname(path).toLowerCase()) && (format === 'unknown' || format === 'delimited');
  if (!isPacked && (format === 'delimited' || isText)) {
    return { kind: 'delimited', isUntyped: true, mostRows: 1_000_000, look: lookAtDelimited };
  }
  if (format === 'unknown' || format === 'zip') return undefined;
  const common = { kind: format, isUntyped: untyped.has(format), mostRows };
  if (format === 'excel' && !isPacked) return { ...common, look: lookAtWorkbook };
  return { ...common, look: (set) => Promise.resolve(lookAtPlainFile(set, sniffed)) };
}

/** What the source document says of a file of this format beside its path. */
export function toFormatSettings(sniffed: SniffedFile): Record<string, unknown> {
  const { format, encoding, delimiter, header, columns = 0, rows, width, hasByteOrderMark } = sniffed;
  const own = encoding === undefined || encoding === 'utf-8' || hasByteOrderMark === true ? {} : { encoding };
  if (format === 'delimited') {
    const names = Array.from({ length: columns }, (_, at) => `column${at + 1}`);
    return {
      ...own,
      ...(delimiter === undefined || delimiter === ',' ? {} : { delimiter }),
      ...(header === undefined && columns > 0 ? { header: names } : {}),
    };
  }
  if (format === 'json') return { ...own, ...(rows === undefined ? {} : { rows }) };
  if (format === 'xml') return { ...own, rows: rows ?? 'rows/row' };
  if (format === 'fixed-width')
    return {
      ...own,
      columns: [{ name: 'line', width: width?.length ?? 1 }],
      unit: width?.unit ?? 'characters',
    };
  return format === 'json-lines' ? own : {};
}
