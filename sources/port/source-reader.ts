import type { RecordKey, WhoActs } from '#schemas';
import type { SourceKind } from '../kinds/index.ts';
import type { DatasetRead } from './source.ts';

export interface Row {
  value: Record<string, unknown>;
  /** `file.csv:12` or `page 3, row 7`: where the department finds it. */
  position: string;
  /**
   * Streams only: a text that sorts, by code units, as the source's own order. A message that is delivered again after
   * a newer one of the same key has been stored sorts before it, and must not take its place.
   */
  sequence?: string;
}

/** What cannot be parsed: it goes to quarantine whole. */
export interface BrokenRow {
  raw: string;
  position: string;
  sentence: string;
}

export interface RowBatch {
  rows: Row[];
  broken: BrokenRow[];
  /** Rows that the source says it has, for the progress bar; of foreign rows, before `where` and `explode`. */
  total?: number;
  /** Where a later reading goes on after this batch, in the kind's own words. Undefined: it can only start over. */
  bookmark?: string;
  /** The highest watermark read so far, for `ReadingStart.since` of the next reading. */
  watermark?: string;
  /** `ReadingStart.from` was not honoured, since what it stands in has changed: this batch is the first of all. */
  startedOver?: true;
  /** What is odd about the delivery as a whole, in sentences for the department. */
  notes?: string[];
  /** Names that the system sends and the source document's `fields` do not take; with the first batch only. */
  unread?: string[];
  /** What the source has deleted: rows that hold at least the key fields. Changes only. */
  removed?: Row[];
  /** The source has emptied the dataset before the rows of this batch: nothing else is left. Changes only. */
  emptied?: true;
}

/** Where a reading begins that need not begin at the beginning. */
export interface ReadingStart {
  /** A bookmark of the same reading, which was cut. */
  from?: string;
  /** A watermark of an earlier reading: only what has changed at or after it is wanted. */
  since?: string;
}

/** What a probe saw, and whose move it is when `ok` is false. */
export interface Probe {
  ok: boolean;
  sentence: string;
  who: WhoActs;
  milliseconds: number;
}

/**
 * The one port to every kind of legacy system. Whatever fails is a CausewayError SOURCE_*, whose sentence carries
 * nothing of the upstream's own words. Only the caller's own abort is thrown as the signal's reason.
 */
export interface SourceReader {
  readonly kind: SourceKind;
  /** Upstream reads begun so far, retries included, probes and follow not. */
  readonly calls: number;
  /** Every row once, in batches; memory stays bounded where the protocol allows it (not for Excel). */
  readAll(read: DatasetRead, signal?: AbortSignal, start?: ReadingStart): AsyncIterable<RowBatch>;
  /**
   * The rows with these keys, in any order, in ONE upstream read within the guard's deadline. Keys that the source
   * does not know are left out. Present on kinds that can; ask `read.readsByKey` for the dataset.
   */
  readKeys?(read: DatasetRead, keys: readonly RecordKey[], signal?: AbortSignal): Promise<Row[]>;
  /**
   * Present on streams: delivers until the signal aborts, then resolves; reconnects. Rejects when `onBatch` does. A
   * batch is acknowledged to the source only after `onBatch` has resolved, so each is delivered at least once.
   * Resolves at once for a dataset that cannot be followed.
   */
  follow?(read: DatasetRead, onBatch: (batch: RowBatch) => Promise<void>, signal: AbortSignal): Promise<void>;
  /** Throws where the dataset cannot be read in the way that its source document wants, or is so at a cost to the source. */
  check?(read: DatasetRead, signal?: AbortSignal): Promise<void>;
  /** Reads the beginning of every dataset. Never throws for the source's faults; ignores the breaker. */
  probe(signal?: AbortSignal): Promise<Probe>;
  /** Ends every socket and pool; a reading under way fails. */
  close(): Promise<void>;
}
