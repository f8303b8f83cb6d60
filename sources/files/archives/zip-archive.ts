import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { isCausewayError } from '#schemas';
import { explainedError } from '../../errors/index.ts';
import { fileLimits } from '../file-limits.ts';
import { boundUnpacking, toUnpackError } from './unpack.ts';

export interface ZipMember {
  /** Path inside the archive. */
  name: string;
  /** Bytes, as the archive says. */
  size: number;
  packedSize: number;
  checksum: number;
  read(): AsyncIterable<Buffer>;
}

/** A zip archive on this machine. */
export class ZipArchive {
  readonly #file: ZipFile;
  readonly #name: string;

  private constructor(file: ZipFile, name: string) {
    this.#file = file;
    this.#name = name;
  }

  /** @throws CausewayError SOURCE_RUBBISH for what is no zip archive, or is cut */
  static async open(path: string, name: string): Promise<ZipArchive> {
    try {
      const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
      return new ZipArchive(await yauzl.openPromise(path, options), name);
    } catch (error) {
      throw toZipError(name, error);
    }
  }

  /** Its files, folders left out, in the order of their names. */
  async members(): Promise<ZipMember[]> {
    if (this.#file.entryCount > fileLimits.members) {
      const reason = `${this.#name} holds more than ${fileLimits.members} files: deliver fewer in one archive`;
      throw explainedError('SOURCE_RUBBISH', reason);
    }
    const members: ZipMember[] = [];
    try {
      for await (const entry of this.#file.eachEntry()) {
        const name = toMemberName(entry, this.#name);
        if (!name.endsWith('/')) members.push(this.#toMember(entry, name));
      }
    } catch (error) {
      throw isCausewayError(error) ? error : toZipError(this.#name, error);
    }
    return members.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  close(): void {
    this.#file.close();
  }

  #toMember(entry: Entry, name: string): ZipMember {
    return {
      name,
      size: entry.uncompressedSize,
      packedSize: entry.compressedSize,
      checksum: entry.crc32,
      read: () => this.#read(entry, `${this.#name}!/${name}`),
    };
  }

  async *#read(entry: Entry, name: string): AsyncGenerator<Buffer> {
    if (entry.isEncrypted()) {
      throw explainedError('SOURCE_RUBBISH', `${name} is encrypted: deliver the archive without a password`);
    }
    let stream: Readable | undefined;
    try {
      stream = await this.#file.openReadStreamPromise(entry);
      yield* boundUnpacking(stream as AsyncIterable<Buffer>, { name, size: entry.compressedSize });
    } catch (error) {
      if (isCausewayError(error)) throw error;
      const known = toUnpackError(name, error);
      throw known === error ? toZipError(name, error) : known;
    } finally {
      stream?.destroy();
    }
  }
}

const utf8Flag = 0x800;

/**
 * The member's name: UTF-8 where the archive says so or where it is, else GB18030, which Chinese Windows writes.
 * @throws CausewayError SOURCE_RUBBISH for a name that leads out of the archive
 */
function toMemberName(entry: Entry, archive: string): string {
  const bytes = entry.fileNameRaw;
  const isUtf8 = (entry.generalPurposeBitFlag & utf8Flag) !== 0 || !bytes.toString('utf8').includes('\uFFFD');
  const name = isUtf8 ? bytes.toString('utf8') : new TextDecoder('gb18030').decode(bytes);
  const slashed = name.replaceAll('\\', '/');
  if (yauzl.validateFileName(slashed) === null && !slashed.includes('\0')) return slashed;
  throw explainedError(
    'SOURCE_RUBBISH',
    `${archive} holds a file whose name leads out of the archive: deliver names without ".." and a leading "/"`,
  );
}

function toZipError(name: string, error: unknown): Error {
  const reason = `${name} is no whole zip archive: pack and deliver it again`;
  return explainedError('SOURCE_RUBBISH', reason, error);
}
