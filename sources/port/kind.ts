import type { RecordKey } from '#schemas';
import type { BrokenRow, Row, RowBatch } from './source-reader.ts';
import type { DatasetRead, Source } from './source.ts';

/** One batch as the protocol delivers it: foreign names, nothing filtered. */
export interface Page {
  rows: Row[];
  broken: BrokenRow[];
  total?: number;
  /** No further call of `next` is due. */
  isLast: boolean;
}

/** A reading under way. `next` called again after it failed reads the same page again, or fails again. */
export interface PageReader {
  next(signal: AbortSignal): Promise<Page>;
  /** Lets go of what the reading holds, at once. */
  close(): Promise<void>;
}

/** What a kind implements. It knows its protocol only: patience, retries, renaming and counting are done for it. */
export interface KindReader {
  openPages(read: DatasetRead): PageReader;
  /** `foreignKeys` are the key fields under their foreign names. */
  readKeys?(ask: KeyRead, signal: AbortSignal): Promise<Row[]>;
  follow?(read: DatasetRead, onBatch: (batch: RowBatch) => Promise<void>, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface KeyRead {
  read: DatasetRead;
  foreignKeys: string[];
  keys: readonly RecordKey[];
}

/** The JSON Schema of a kind: its settings at the top of the document, and those of each dataset. */
export interface KindSchema {
  properties: { system: ObjectSchema; dataset: ObjectSchema };
}

export interface ObjectSchema {
  required?: string[];
  properties?: Record<string, object>;
}

/** One kind of legacy system. Adding one is adding a folder and a line in `kinds`. */
export interface Kind {
  schema: object;
  /** Files beside the source document that the settings name: `[path in the document, file name]`. */
  companions?(system: never): [string, string | undefined][];
  readsByKey(dataset: never): boolean;
  /** A department's own service that the gateway can compose. */
  toUpstream?(system: never, resolve: (file: string) => string): Source['upstream'];
  open(source: Source): KindReader;
}
