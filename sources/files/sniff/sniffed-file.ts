import type { TextEncoding } from '../text/index.ts';

export type SniffedFormat =
  'delimited' | 'fixed-width' | 'json' | 'json-lines' | 'xml' | 'parquet' | 'excel' | 'zip' | 'unknown';

/** What the beginning of a file looks like. */
export interface SniffedFile {
  format: SniffedFormat;
  /** The file is packed; the rest speaks of what is in it. */
  packed?: 'gzip';
  /** Of text formats. */
  encoding?: TextEncoding;
  /** A byte order mark says so. */
  hasByteOrderMark?: boolean;
  /** Delimited: what stands between the cells. */
  delimiter?: string;
  /** Delimited: the columns' names; absent where the first line looks like a row. */
  header?: string[];
  /** Delimited: cells of a line. */
  columns?: number;
  /** Fixed width: length of a line, and what was counted. */
  width?: { length: number; unit: 'bytes' | 'characters' };
  /** JSON: dotted path of the rows' array, absent at the top. XML: path of the rows' element, such as `Register/Car`. */
  rows?: string;
  /** Zip: its files in the order of their names. */
  members?: { name: string; size: number }[];
  /** Zip: what the first of them that is no folder looks like. */
  member?: SniffedFile;
  /** 0 to 1. */
  confidence: number;
}
