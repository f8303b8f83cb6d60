import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { explainedError } from '../../errors/index.ts';
import { isCausewayError } from '#schemas';
import { fileLimits } from '../file-limits.ts';

export interface Packed {
  name: string;
  /** Packed bytes. */
  size: number;
}

/** What a gzip stream holds, within the limits. */
export async function* gunzip(chunks: AsyncIterable<Buffer>, of: Packed): AsyncGenerator<Buffer> {
  const unpacking = createGunzip({ chunkSize: 256 * 1024 });
  pipeline(Readable.from(chunks), unpacking, () => undefined);
  try {
    yield* boundUnpacking(unpacking as AsyncIterable<Buffer>, of);
  } catch (error) {
    throw isCausewayError(error) ? error : toUnpackError(of.name, error);
  } finally {
    unpacking.destroy();
  }
}

/**
 * Passes on what is unpacked until it is more than any honest file unpacks to.
 * @throws CausewayError SOURCE_RUBBISH
 */
export async function* boundUnpacking(
  chunks: AsyncIterable<Buffer>,
  { name, size }: Packed,
): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    assertWithin(total, size, name);
    yield chunk;
  }
}

function assertWithin(total: number, packed: number, name: string): void {
  const { unpacked, ratio, ratioFrom } = fileLimits;
  if (total <= unpacked && (total <= ratioFrom || total <= packed * ratio)) return;
  const most = total > unpacked ? `${unpacked / 2 ** 30} GiB` : `${ratio} times its size`;
  throw explainedError(
    'SOURCE_RUBBISH',
    `${name} unpacks to more than ${most}, as a zip bomb does: deliver it unpacked`,
  );
}

/** Leaves out the first bytes: what is packed can only be read from its start. */
export async function* skipBytes(chunks: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of chunks) {
    if (left === 0) yield chunk;
    else if (chunk.length > left) yield chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

/** Zlib's own faults are the file's; whatever else went wrong is left as it is. */
export function toUnpackError(name: string, error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string' || !code.startsWith('Z_')) return error;
  const reason =
    code === 'Z_BUF_ERROR'
      ? `${name} ends in the middle of its packed data: deliver it again whole`
      : `${name} is packed wrongly: pack and deliver it again`;
  return explainedError('SOURCE_RUBBISH', reason, error);
}
