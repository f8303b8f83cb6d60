import { posix } from 'node:path';
import type { SFTPWrapper, Stats } from 'ssh2';
import { isCausewayError } from '#schemas';
import { explainedError } from '../../errors/index.ts';
import type { SftpSettings } from '../generated/file-settings.ts';
import { matchRemote } from './match-remote.ts';
import type { Place, PlacedFile } from './place.ts';
import { SftpConnection } from './sftp-connection.ts';
import { toSftpError } from './sftp-errors.ts';
import { readGroups } from './sftp-read.ts';

/** Files on a server that speaks SFTP. A cut connection is made again at the next call. */
export class SftpPlace implements Place {
  readonly #connection: SftpConnection;
  readonly #folder: string;

  constructor(settings: SftpSettings) {
    this.#connection = new SftpConnection(settings);
    this.#folder = settings.folder ?? '';
  }

  async list(pattern: string, signal: AbortSignal): Promise<PlacedFile[]> {
    return this.#guarded(pattern, signal, async (session) => {
      const paths = await matchRemote(posix.join(this.#folder, pattern), (path) => listFolder(session, path));
      const found = await Promise.all(paths.map(async (path) => [path, await look(session, path)] as const));
      const files = found.filter(([, stats]) => stats.isFile());
      if (files.length === 0) throw toMissing(pattern, found.length > 0);
      return files.map(([path, stats]) => toPlacedFile(path, stats));
    });
  }

  look(path: string, signal: AbortSignal): Promise<PlacedFile> {
    return this.#guarded(posix.basename(path), signal, async (session) =>
      toPlacedFile(path, await look(session, path)),
    );
  }

  async *read(file: PlacedFile, start: number, signal: AbortSignal): AsyncGenerator<Buffer> {
    const session = await this.#guarded(file.name, signal, (open) => Promise.resolve(open));
    const handle = await this.#guarded(file.name, signal, () => openHandle(session, file.path));
    const groups = readGroups(session, handle, { start, end: file.size });
    try {
      for (;;) {
        const { value, done } = await this.#guarded(file.name, signal, () => groups.next());
        if (done) return;
        yield value;
      }
    } finally {
      session.close(handle, () => undefined);
    }
  }

  close(): Promise<void> {
    this.#connection.cut();
    return Promise.resolve();
  }

  /** Ends with the signal even where the server hangs: the connection is then given up. */
  async #guarded<T>(
    name: string,
    signal: AbortSignal,
    work: (session: SFTPWrapper) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    const aborted = Promise.withResolvers<never>();
    aborted.promise.catch(() => undefined);
    const onAbort = (): void => {
      this.#connection.cut();
      aborted.reject(signal.reason as Error);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const working = this.#connection.session().then(work);
      return await Promise.race([working, aborted.promise]);
    } catch (error) {
      signal.throwIfAborted();
      if (isCausewayError(error)) throw error;
      throw toSftpError(posix.basename(name), error);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }
}

function toPlacedFile(path: string, stats: Stats): PlacedFile {
  return { path, name: posix.basename(path), size: stats.size, modifiedAt: stats.mtime * 1000 };
}

function look(session: SFTPWrapper, path: string): Promise<Stats> {
  return new Promise((resolve, reject) => {
    session.stat(path, (error, stats) => (error ? reject(error) : resolve(stats)));
  });
}

function openHandle(session: SFTPWrapper, path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    session.open(path, 'r', (error, handle) => (error ? reject(error) : resolve(handle)));
  });
}

function listFolder(session: SFTPWrapper, path: string): Promise<{ name: string; isFolder: boolean }[]> {
  return new Promise((resolve, reject) => {
    session.readdir(path, (error, entries) => {
      if (error) return reject(error);
      const seen = entries.filter(({ filename }) => !filename.startsWith('.'));
      resolve(seen.map(({ filename, attrs }) => ({ name: filename, isFolder: attrs.isDirectory() })));
    });
  });
}

function toMissing(pattern: string, isFolder: boolean): Error {
  const reason = isFolder
    ? `${pattern} is a folder on the server, not a file: write "path" as ${pattern}/* with the files' names`
    : `no file ${pattern} lies on the server: deliver it, or correct "path"`;
  return explainedError('SOURCE_UNREACHABLE', reason);
}
