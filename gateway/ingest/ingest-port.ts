/** Rows that a client pushes into one dataset. */
export interface IngestOrder {
  /** `<department>.<dataset>` */
  readonly dataset: string;
  readonly form: 'json' | 'ndjson' | 'csv';
  readonly charset: string | undefined;
  /** `part` adds and changes; `whole` closes whatever it does not name. */
  readonly extent: 'part' | 'whole';
  readonly idempotencyKey: string | undefined;
  /** Decompressed. It fails with a CausewayError where it is cut or too large. */
  readonly body: AsyncIterable<Buffer>;
}

export interface IngestAnswer {
  readonly dataset: string;
  readonly read: number;
  readonly kept: number;
  readonly unchanged: number;
  readonly quarantined: number;
  readonly removed: number;
  readonly sentence: string;
  readonly rows: readonly {
    readonly row: string;
    readonly key: string | null;
    readonly verdict: 'kept' | 'unchanged' | 'quarantined';
    readonly reasons?: readonly string[];
  }[];
}

/** Port: takes pushed rows in, whole or not at all. */
export interface IngestPort {
  /** Whether the dataset is one that its department pushes; undefined where there is none of the name. */
  isPushed(dataset: string): boolean | undefined;
  /** @throws CausewayError BAD_REQUEST, KEY_REUSED, DELIVERY_REFUSED … */
  take(order: IngestOrder): Promise<IngestAnswer>;
}

/** Provides the {@link IngestPort} in Nest. */
export const INGEST_PORT = Symbol('IngestPort');
