import type { RecordKey } from '#schemas';
import type { BrokenRow, ReadingStart, Row, RowBatch } from './source-reader.ts';
import type { DatasetRead, Reading, Source, Upstream } from './source.ts';

/** One batch as the protocol delivers it: foreign names, nothing filtered. */
export interface Page {
  rows: Row[];
  broken: BrokenRow[];
  total?: number;
  /** Where a later reading goes on after this page; a kind's own words. Undefined where it can only start over. */
  bookmark?: string;
  /** The highest watermark read so far; a kind's own words. */
  watermark?: string;
  /** The bookmark was not honoured, since what it stands in has changed: this page is the first of all. */
  startedOver?: true;
  /** What is odd about the delivery as a whole, in sentences for the department. */
  notes?: string[];
  /** No further call of `next` is due. */
  isLast: boolean;
}

/** A reading under way. `next` called again after it failed reads the same page again, or fails again. */
export interface PageReader {
  next(signal: AbortSignal): Promise<Page>;
  /** Lets go of what the reading holds, at once. */
  close(): Promise<void>;
}

export interface KeyRead {
  read: DatasetRead;
  /** The key fields under their foreign names. */
  foreignKeys: string[];
  keys: readonly RecordKey[];
}

/** What a kind implements. It knows its protocol only: patience, retries, renaming and counting are done for it. */
export interface KindReader {
  openPages(read: DatasetRead, start?: ReadingStart): PageReader;
  /** Rows in foreign names, in one upstream read. */
  readKeys?(ask: KeyRead, signal: AbortSignal): Promise<Row[]>;
  /** Acknowledges a batch towards the source only after `onBatch` has resolved. Resolves at once where the dataset cannot be followed. */
  follow?(read: DatasetRead, onBatch: (batch: RowBatch) => Promise<void>, signal: AbortSignal): Promise<void>;
  /** Called before a whole reading, not before a probe: what must stand so that nothing is missed between reading and following. */
  prepare?(read: DatasetRead, signal: AbortSignal): Promise<void>;
  /** Called by a probe: throws where the dataset can be read, but not in the way that its source document wants. */
  check?(read: DatasetRead, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** A kind's settings: at the top of the source document, and of each dataset. Types are generated from its schema. */
export interface KindSettings {
  system: unknown;
  dataset: unknown;
}

export interface ObjectSchema {
  required?: readonly string[];
  properties: Record<string, object>;
}

export interface KindOf<Settings extends KindSettings> {
  /** Its parts become part of the schema of a source document of this kind. */
  schema: { properties: { system: ObjectSchema; dataset: ObjectSchema } };
  readsByKey(dataset: Settings['dataset']): boolean;
  /** Keys of the document's top that name a file beside the document; their paths become absolute. */
  companions?: readonly string[];
  /** Its cells are texts, read as the numbers and booleans that the contract says they are. */
  isUntyped?: boolean;
  /** Its datasets have a `path` inside the data folder. */
  readsFiles?: boolean;
  /** A whole reading of this dataset holds only what its stream still has. */
  readsPart?(dataset: Settings['dataset']): boolean;
  /** Reading modes beside `full`. */
  readings?: readonly Reading['mode'][];
  /** What a probe is to say of a kind that nobody has run against its real server. */
  untested?: string;
  /** A department's own service that the gateway can compose. */
  toUpstream?(system: Settings['system']): Upstream | undefined;
  open(source: Source): KindReader;
}

/** One kind of legacy system. Adding one is adding a folder, and its line in `kinds`. */
export type Kind = KindOf<KindSettings>;
