import { createReadStream, type Dirent, type Stats } from 'node:fs';
import { glob, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { errorCodeOf, explainedError } from '../../errors/index.ts';
import type { Place, PlacedFile } from './place.ts';

/** Bytes of a chunk: large enough that a file is decoded in few pieces, small enough for many readings at once. */
const chunkSize = 512 * 1024;

/** Files in a folder of this machine; patterns and paths are absolute. */
export class FolderPlace implements Place {
  async list(pattern: string, signal: AbortSignal): Promise<PlacedFile[]> {
    const found: Dirent[] = [];
    for await (const entry of glob(pattern, { withFileTypes: true })) found.push(entry);
    signal.throwIfAborted();
    const files = found.filter((entry) => entry.isFile() || entry.isSymbolicLink());
    const folder = found.find((entry) => entry.isDirectory());
    if (files.length === 0) throw toMissing(basename(pattern), folder?.name);
    const paths = files.map((entry) => `${entry.parentPath}/${entry.name}`).sort();
    return Promise.all(paths.map((path) => this.look(path)));
  }

  async look(path: string): Promise<PlacedFile> {
    const found = await guarded(basename(path), () => stat(path));
    if (found.isDirectory()) throw toMissing(basename(path), basename(path));
    return toPlacedFile(path, found);
  }

  async *read(file: PlacedFile, start: number, signal: AbortSignal): AsyncGenerator<Buffer> {
    try {
      yield* createReadStream(file.path, {
        start,
        signal,
        highWaterMark: chunkSize,
      }) as AsyncIterable<Buffer>;
    } catch (error) {
      signal.throwIfAborted();
      throw toFolderError(file.name, error);
    }
  }

  /** Opened once: the program that is given the path would take a file that it may not read for a broken one. */
  async toLocalPath(file: PlacedFile): Promise<string> {
    const handle = await guarded(file.name, () => open(file.path));
    await handle.close();
    return file.path;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function toPlacedFile(path: string, found: Stats): PlacedFile {
  return { path, name: basename(path), size: found.size, modifiedAt: Math.floor(found.mtimeMs) };
}

async function guarded<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toFolderError(name, error);
  }
}

function toFolderError(name: string, error: unknown): Error {
  const code = errorCodeOf(error);
  if (code === 'EACCES' || code === 'EPERM') {
    const reason = `the hub may not read ${name}: give its user the right to read the file`;
    return explainedError('SOURCE_REFUSED', reason, error);
  }
  const reason = `${name} cannot be read from the data folder: deliver it again`;
  return explainedError('SOURCE_UNREACHABLE', reason, error);
}

function toMissing(pattern: string, folder?: string): Error {
  const reason =
    folder === undefined
      ? `no file ${pattern} lies in the data folder: deliver it, or correct "path"`
      : `${folder} is a folder, not a file: write "path" as ${folder}/* with the files' names`;
  return explainedError('SOURCE_UNREACHABLE', reason);
}
