import type { IncomingMessage } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CausewayError } from '#schemas';

/** Bytes of a body, unpacked. */
export const mostBytes = 256 * 1024 * 1024;
/** Text packs to a tenth, repetitive text to a fiftieth: what unpacks to more than this is no delivery. */
const mostUnpacked = 200;
const unsuspicious = 1024 * 1024;

/**
 * The bytes of a pushed body as they come, unpacked where they are gzip.
 * @throws CausewayError TOO_LARGE past the limit or for a bomb; BAD_REQUEST where it is cut or no gzip
 */
export async function* readBody(request: IncomingMessage, limit = mostBytes): AsyncGenerator<Buffer> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip')
    throw refuse(
      `Content-Encoding "${encoding.slice(0, 20)}" is not understood here: send gzip, or no such header.`,
    );
  const meter = { packed: 0, unpacked: 0 };
  const packed = count(request, meter);
  const bytes = encoding === 'gzip' ? unpack(packed) : packed;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      meter.unpacked += chunk.length;
      assertSize(meter, limit);
      yield chunk;
    }
  } catch (error) {
    throw toRefusal(error);
  }
}

/** Whatever fails on the way is thrown by what is read here. */
function unpack(packed: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  return pipeline(Readable.from(packed), createGunzip(), () => undefined);
}

interface Meter {
  packed: number;
  unpacked: number;
}

async function* count(request: IncomingMessage, meter: Meter): AsyncGenerator<Buffer> {
  for await (const chunk of request as AsyncIterable<Buffer>) {
    meter.packed += chunk.length;
    yield chunk;
  }
}

function assertSize({ packed, unpacked }: Meter, limit: number): void {
  const isBomb = unpacked > unsuspicious && unpacked > packed * mostUnpacked;
  if (unpacked <= limit && !isBomb) return;
  const reason = isBomb
    ? 'The gzip body unpacks to far more than any delivery does: send it unpacked.'
    : `The body holds more than ${Math.floor(limit / 1024 / 1024)} MiB: send it in parts.`;
  throw new CausewayError('TOO_LARGE', { reason });
}

function toRefusal(error: unknown): CausewayError {
  if (error instanceof CausewayError) return error;
  const { code } = (error ?? {}) as { code?: unknown };
  // https://nodejs.org/api/zlib.html: every code of zlib begins so.
  if (typeof code === 'string' && /^Z_|^ERR_.*ZLIB|ERR_TRAILING_JUNK/.test(code))
    return refuse('The body is no whole gzip stream: send it again, or unpacked.');
  return refuse('The connection was cut inside the body; nothing of it was kept: send it again.');
}

function refuse(reason: string): CausewayError {
  return new CausewayError('BAD_REQUEST', { reason });
}
