import type { Page, PageReader, ReadingStart } from '../port/index.ts';
import { findPosition, toBookmark, type FilePosition } from './file-bookmark.ts';
import { leaveOutKnown, toWatermark } from './file-watermark.ts';
import { openFile, type FileBatch, type ReadFile } from './open-file.ts';
import type { ReadableFile } from './readable-file.ts';

/** The files of a dataset, listed once per reading. */
export interface FileSet {
  list(signal: AbortSignal): Promise<ReadableFile[]>;
  close(): Promise<void>;
}

export interface FileStart extends ReadingStart {
  /** A later reading will want to know which files were read. */
  saysWatermark?: boolean;
}

interface Running {
  batches: AsyncIterator<FileBatch>;
  cut: AbortController;
}

/**
 * Batches of every file that matches, one file after the other. What is cut goes on behind the last batch that was
 * delivered, in this reading or, by the bookmark, in a later one: no row is lost or comes twice. A file that changes
 * while it is read fails the reading.
 */
export class FilePages implements PageReader {
  readonly #set: FileSet;
  readonly #readFile: ReadFile;
  readonly #start: FileStart;
  #files: ReadableFile[] | undefined;
  #position: FilePosition = { index: 0, delivered: 0 };
  #startedOver = false;
  #running: Running | undefined;
  /** Said at the end, when all files have been read. */
  #watermark: string | undefined;

  /** With `start.since` only the files are read that are new or have changed. */
  constructor(set: FileSet, readFile: ReadFile, start: FileStart = {}) {
    this.#set = set;
    this.#readFile = readFile;
    this.#start = start;
  }

  async next(signal: AbortSignal): Promise<Page> {
    const cut = new AbortController();
    const forward = (): void => this.#stop(signal.reason, cut);
    signal.addEventListener('abort', forward, { once: true });
    try {
      return await this.#take(signal, cut);
    } catch (error) {
      // After an abort the stream of this call is stopped already; another call may have opened its own since.
      if (!signal.aborted) this.#stop(error, cut);
      throw error;
    } finally {
      signal.removeEventListener('abort', forward);
    }
  }

  async close(): Promise<void> {
    this.#stop(new Error('The reading was closed.'));
    for (const file of this.#files ?? []) await file.close();
    await this.#set.close();
  }

  async #take(signal: AbortSignal, cut: AbortController): Promise<Page> {
    const files = this.#files ?? this.#begin(await this.#set.list(cut.signal), signal);
    for (;;) {
      const file = files[this.#position.index];
      if (file === undefined) return this.#toLastPage();
      if (this.#running === undefined) await file.assertUnchanged(cut.signal);
      signal.throwIfAborted();
      const running = (this.#running ??= this.#run(file));
      const { value, done } = await running.batches.next();
      // A deadline has passed meanwhile: another call reads this batch again.
      signal.throwIfAborted();
      if (!done) return this.#toPage(files, value);
      await file.assertUnchanged(signal);
      await file.close();
      this.#running = undefined;
      this.#position = { index: this.#position.index + 1, delivered: 0 };
    }
  }

  #begin(files: ReadableFile[], signal: AbortSignal): ReadableFile[] {
    signal.throwIfAborted();
    const { from, since, saysWatermark } = this.#start;
    const fresh = since === undefined ? files : leaveOutKnown(files, since);
    this.#files = fresh;
    this.#watermark = saysWatermark ? toWatermark(files) : undefined;
    const found = from === undefined ? undefined : findPosition(fresh, from);
    this.#startedOver = from !== undefined && found === undefined;
    if (found !== undefined) this.#position = found;
    return fresh;
  }

  #run(file: ReadableFile): Running {
    const cut = new AbortController();
    const { at, delivered } = this.#position;
    const batches = this.#readFile(openFile(file, at, cut.signal));
    const rest = at === undefined ? leaveOut(batches, delivered) : batches;
    return { batches: rest[Symbol.asyncIterator](), cut };
  }

  #toLastPage(): Page {
    const last: Page = { rows: [], broken: [], isLast: true };
    if (this.#watermark !== undefined) last.watermark = this.#watermark;
    if (this.#startedOver) last.startedOver = true;
    return last;
  }

  #toPage(files: readonly ReadableFile[], { at, ...batch }: FileBatch): Page {
    const delivered = this.#position.delivered + batch.rows.length + batch.broken.length;
    this.#position = { index: this.#position.index, at, delivered };
    const page: Page = { ...batch, bookmark: toBookmark(files, this.#position), isLast: false };
    if (this.#startedOver) {
      page.startedOver = true;
      this.#startedOver = false;
    }
    return page;
  }

  /** The stream under way is let go of; the next call begins behind the last batch. */
  #stop(reason: unknown, other?: AbortController): void {
    other?.abort(reason);
    const running = this.#running;
    this.#running = undefined;
    running?.cut.abort(reason);
    void running?.batches.return?.().catch(() => undefined);
  }
}

/** Leaves out the batches that were delivered before: a format cuts the same file into the same batches each time. */
async function* leaveOut(batches: AsyncIterable<FileBatch>, delivered: number): AsyncGenerator<FileBatch> {
  let left = delivered;
  for await (const batch of batches) {
    if (left <= 0) yield batch;
    else left -= batch.rows.length + batch.broken.length;
  }
}
