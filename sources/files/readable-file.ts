/** A file, or a member of an archive, as the formats read it. */
export interface ReadableFile {
  /** For positions: `cars.csv`, or `reports.zip!/cars.csv`. */
  readonly name: string;
  /** Tells this delivery from a later one of the same name. */
  readonly stamp: string;
  /** Its bytes, unpacked, from an offset on. */
  read(start: number, signal: AbortSignal): AsyncIterable<Buffer>;
  /** Where programs on this machine find it; a bounded copy, removed at the end, where it does not lie on this machine. */
  toLocalPath(signal: AbortSignal): Promise<string>;
  /** @throws CausewayError SOURCE_UNREACHABLE when it has changed since it was listed: it is still being written */
  assertUnchanged(signal: AbortSignal): Promise<void>;
  /** Lets go of copies. */
  close(): Promise<void>;
}
