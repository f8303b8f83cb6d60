import { explainedError } from '../../errors/index.ts';
import { countUtf8, findByteOrderMark, longestMark, type TextEncoding } from './encodings.ts';

/** A text file that has been opened: what it is written in, and its bytes behind the byte order mark. */
export interface OpenText {
  encoding: TextEncoding;
  /** The document names another encoding than the file's mark: the mark holds, and this says so. */
  note?: string;
  /** Of the first byte of `chunks`. */
  offset: number;
  chunks: AsyncIterable<Buffer>;
}

export interface TextOf {
  name: string;
  read: (start: number) => AsyncIterable<Buffer>;
  /** As the document says; undefined: not said, which is UTF-8. */
  encoding: TextEncoding | undefined;
}

/**
 * Opens a text from its beginning. The byte order mark wins over the document.
 * @throws CausewayError SOURCE_RUBBISH for UTF-8 that the document calls something else, for archives, and for nothing
 *   at all: an export that failed would mean that there are no rows any more
 */
export async function readText({ name, read, encoding: said }: TextOf): Promise<OpenText> {
  const source = read(0)[Symbol.asyncIterator]();
  const first = await takeFirst(source);
  if (first.length === 0) throw explainedError('SOURCE_RUBBISH', `${name} is empty: deliver it again`);
  const mark = findByteOrderMark(first);
  const encoding = mark?.encoding ?? said ?? 'utf-8';
  assertPlain(first, name);
  if (mark === undefined && said === 'gb18030') assertNotUtf8(first, name);
  const chunks = join(first.subarray(mark?.length ?? 0), source);
  const open: OpenText = { encoding, offset: mark?.length ?? 0, chunks };
  if (mark !== undefined && said !== undefined && said !== encoding) {
    open.note = `${name} says by its byte order mark that it is ${encoding}, not ${said}: correct "encoding".`;
  }
  return open;
}

/** The first chunk, or more where it is too short for a mark. */
async function takeFirst(source: AsyncIterator<Buffer>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < longestMark) {
    const { value, done } = await source.next();
    if (done) break;
    first = first.length === 0 ? value : Buffer.concat([first, value]);
  }
  return first;
}

async function* join(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

const packed: readonly (readonly [string, readonly number[]])[] = [
  ['a zip archive', [0x50, 0x4b, 0x03, 0x04]],
  ['a zip archive', [0x50, 0x4b, 0x05, 0x06]],
  ['a gzip archive', [0x1f, 0x8b, 0x08]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
];

function assertPlain(first: Buffer, name: string): void {
  const found = packed.find(([, magic]) => magic.every((byte, index) => first[index] === byte));
  if (found === undefined) return;
  const hint = found[0].endsWith('archive')
    ? 'name the files in it by "member"; an archive inside an archive is not opened'
    : 'choose the kind that reads it';
  throw explainedError('SOURCE_RUBBISH', `${name} is ${found[0]} where a text is expected: ${hint}`);
}

/** So many Chinese characters do not look like UTF-8 by chance. */
const beyondChance = 8;

/** Read as GB18030, UTF-8 becomes other Chinese characters without any error: that would be kept as the truth. */
function assertNotUtf8(first: Buffer, name: string): void {
  const { isValid, beyondAscii } = countUtf8(first);
  if (!isValid || beyondAscii < beyondChance) return;
  throw explainedError('SOURCE_RUBBISH', `${name} is UTF-8, not gb18030: correct "encoding"`);
}
