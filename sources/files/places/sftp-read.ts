import type { SFTPWrapper } from 'ssh2';

/** What one request asks for, and how many go out together: a distant server is not asked and waited for in turn. */
const requestSize = 32 * 1024;
const requests = 16;
const groupSize = requestSize * requests;

const endOfFile = 1;

/** The bytes from `start` to `end`; two groups of requests are under way at a time. */
export async function* readGroups(
  session: SFTPWrapper,
  handle: Buffer,
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  const ask = (from: number): Promise<Buffer> | undefined =>
    from < end
      ? readGroup(session, handle, { start: from, end: Math.min(from + groupSize, end) })
      : undefined;
  let coming = ask(start);
  for (let at = start; coming !== undefined; at += groupSize) {
    const next = ask(at + groupSize);
    // Waited for in the next round; its failure must not be unhandled when this one fails first.
    next?.catch(() => undefined);
    yield await coming;
    coming = next;
  }
}

async function readGroup(
  session: SFTPWrapper,
  handle: Buffer,
  { start, end }: { start: number; end: number },
): Promise<Buffer> {
  const group = Buffer.allocUnsafe(end - start);
  const pieces: Promise<void>[] = [];
  for (let at = 0; at < group.length; at += requestSize) {
    const piece = group.subarray(at, at + requestSize);
    pieces.push(fill(session, handle, { piece, position: start + at }));
  }
  await Promise.all(pieces);
  return group;
}

/** A server may answer with less than it was asked for. */
async function fill(
  session: SFTPWrapper,
  handle: Buffer,
  { piece, position }: { piece: Buffer; position: number },
): Promise<void> {
  for (let at = 0; at < piece.length;) {
    const read = await readOnce(session, handle, { piece: piece.subarray(at), position: position + at });
    if (read === 0) throw new Error('The file is shorter than it was.');
    at += read;
  }
}

function readOnce(
  session: SFTPWrapper,
  handle: Buffer,
  { piece, position }: { piece: Buffer; position: number },
): Promise<number> {
  return new Promise((resolve, reject) => {
    session.read(handle, piece, 0, piece.length, position, (error, read) => {
      const isEnd = (error as { code?: unknown } | undefined)?.code === endOfFile;
      if (error && !isEnd) reject(error);
      else resolve(isEnd ? 0 : read);
    });
  });
}
