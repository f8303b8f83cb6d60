/** A file as its place lists it. */
export interface PlacedFile {
  /** Where the place finds it again. */
  path: string;
  /** Its own name, for people: a folder's place is nobody's business. */
  name: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  modifiedAt: number;
}

/** Where files lie. Whatever fails is a CausewayError SOURCE_*. */
export interface Place {
  /**
   * The files that match, in the order of their paths.
   * @throws CausewayError SOURCE_UNREACHABLE when there is none: nothing delivered is not the same as no rows
   */
  list(pattern: string, signal: AbortSignal): Promise<PlacedFile[]>;
  /** The file as it is now. */
  look(path: string, signal: AbortSignal): Promise<PlacedFile>;
  /** Its bytes from an offset on. */
  read(file: PlacedFile, start: number, signal: AbortSignal): AsyncIterable<Buffer>;
  /** Where programs on this machine find it and may read it; absent where they cannot. */
  toLocalPath?(file: PlacedFile): Promise<string>;
  close(): Promise<void>;
}
