import { createReadStream } from 'node:fs';

export interface Line {
  bytes: Buffer;
  /** Counted from 1. */
  number: number;
  /** Ends with a line feed, or is the rest of a file that does not. */
  isWhole: boolean;
  /** Longer than any row may be: only its beginning is here. */
  isCut: boolean;
}

/** A line of more is no row. Bytes. */
const longestLine = 8 * 1024 * 1024;

/** A file's lines as bytes; memory holds one chunk and one line. */
export async function* splitLines(path: string, signal: AbortSignal): AsyncGenerator<Line> {
  let rest: Buffer[] = [];
  let size = 0;
  let number = 1;
  const take = (isWhole: boolean): Line => {
    const line = { bytes: Buffer.concat(rest), number, isWhole, isCut: size > longestLine };
    number += 1;
    rest = [];
    size = 0;
    return line;
  };
  const keep = (piece: Buffer): void => {
    if (size <= longestLine) rest.push(piece);
    size += piece.length;
  };
  for await (const chunk of createReadStream(path, {
    signal,
    highWaterMark: 256 * 1024,
  }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      keep(chunk.subarray(start, end));
      yield take(true);
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (size > 0) yield take(false);
}
