import { createWriteStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { explainedError } from '../errors/index.ts';
import { fileLimits } from './file-limits.ts';

const prefix = 'causeway-copy-';

/** A copy on this machine of a file that lies elsewhere and must be read at random. */
export class LocalCopy {
  readonly #name: string;
  #folder: string | undefined;
  #path: Promise<string> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** The copy's path; it is made once. */
  make(chunks: () => AsyncIterable<Buffer>): Promise<string> {
    this.#path ??= this.#fill(chunks()).catch((error: unknown) => {
      this.remove();
      throw error;
    });
    return this.#path;
  }

  remove(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
    this.#path = undefined;
  }

  async #fill(chunks: AsyncIterable<Buffer>): Promise<string> {
    removeForsaken();
    this.#folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
    const path = join(this.#folder, 'copy');
    await pipeline(this.#bound(chunks), createWriteStream(path, { mode: 0o600 }));
    return path;
  }

  async *#bound(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > fileLimits.copy) {
        const reason = `${this.#name} is larger than ${fileLimits.copy / 2 ** 30} GiB: deliver it in parts`;
        throw explainedError('SOURCE_RUBBISH', reason);
      }
      yield chunk;
    }
  }
}

/** Copies of hub processes that were killed. */
function removeForsaken(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^causeway-copy-(\d+)-/.exec(name)?.[1] ?? NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
