import type { IncomingMessage } from 'node:http';
import { pipeline, type Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { explainedError, sourceError, toSourceError } from '../errors/index.ts';

/** Past this an answer is no page of rows but an accident or an attack. Bytes, unpacked. */
export const largestBody = 64 * 1024 * 1024;

/**
 * The whole text of an answer, unpacked and in the character set that it names (UTF-8 where it names none). It is
 * counted as it is unpacked, so that a small answer cannot become a large one.
 * @throws CausewayError SOURCE_RUBBISH
 */
export async function readBody(response: IncomingMessage, limit = largestBody): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of unpack(response)) {
      size += chunk.length;
      if (size > limit) throw explainedError('SOURCE_RUBBISH', tooLarge(limit));
      chunks.push(chunk);
    }
  } finally {
    response.destroy();
  }
  return decode(Buffer.concat(chunks), response.headers['content-type'] ?? '');
}

function tooLarge(limit: number): string {
  return `its answer is larger than ${Math.round(limit / 1024 / 1024)} MiB, so ask for smaller pages`;
}

async function* unpack(response: IncomingMessage): AsyncGenerator<Buffer> {
  const unpacker = toUnpacker(response.headers['content-encoding']);
  if (unpacker === undefined) {
    yield* response as AsyncIterable<Buffer>;
    return;
  }
  let cut: Error | null = null;
  pipeline(response, unpacker, () => undefined);
  response.on('error', (error) => (cut = error));
  try {
    yield* unpacker as AsyncIterable<Buffer>;
  } catch (error) {
    // What is cut on its way is no broken archive.
    if (cut ?? response.errored) throw toSourceError(cut ?? response.errored);
    throw explainedError('SOURCE_RUBBISH', 'its answer cannot be unpacked', error);
  }
}

function toUnpacker(coding: string | undefined): Duplex | undefined {
  switch (coding?.trim().toLowerCase() ?? 'identity') {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      throw explainedError(
        'SOURCE_RUBBISH',
        'its answer is packed in a way that the hub does not know',
        coding,
      );
  }
}

function decode(bytes: Buffer, contentType: string): string {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    const reason = 'its answer is not written in the character set that it names';
    throw explainedError(
      'SOURCE_RUBBISH',
      reason,
      error instanceof Error ? error : sourceError('SOURCE_RUBBISH'),
    );
  }
}
