import { CausewayError, type RecordKey } from '#schemas';
import { sourceError, toSourceError, withDataset } from '../errors/index.ts';
import { Gate, Guard } from '../guard/index.ts';
import { kinds } from '../kinds/index.ts';
import type {
  DatasetRead,
  Kind,
  KindReader,
  Page,
  ReadingStart,
  Row,
  RowBatch,
  Source,
  SourceReader,
} from '../port/index.ts';
import { compileShape, compileStreamShape, findUnreadNames, toForeignName } from '../shaping/index.ts';
import { probeDatasets } from './probe-datasets.ts';

const never = new AbortController().signal;

/** A reader of the source behind its guard. Nothing is connected before the first read. */
export function openReader(source: Source): SourceReader {
  const kind: Kind = kinds[source.kind];
  const reader = new GuardedReader(source, kind);
  return reader.toPort();
}

class GuardedReader {
  readonly #source: Source;
  readonly #kind: Kind;
  readonly #inner: KindReader;
  readonly #guard: Guard;
  /** Whole readings at the same time: one place is always left for reads by key, if there are two. */
  readonly #readings: Gate;
  #isClosed = false;

  constructor(source: Source, kind: Kind) {
    this.#source = source;
    this.#kind = kind;
    this.#inner = kind.open(source);
    this.#guard = new Guard(source.guard, { maintenance: source.maintenance });
    this.#readings = new Gate(Math.max(1, source.guard.concurrency - 1));
  }

  /** `readKeys` and `follow` are there only where the kind has them. */
  toPort(): SourceReader {
    const guard = this.#guard;
    return {
      kind: this.#source.kind,
      get calls() {
        return guard.calls;
      },
      readAll: (read, signal, start) => this.#readAll(read, signal ?? never, start),
      ...(this.#inner.readKeys && {
        readKeys: (read: DatasetRead, keys: readonly RecordKey[], signal?: AbortSignal) =>
          this.#readKeys(read, keys, signal),
      }),
      ...(this.#inner.follow && {
        follow: (read: DatasetRead, onBatch: (batch: RowBatch) => Promise<void>, signal: AbortSignal) =>
          this.#follow(read, onBatch, signal),
      }),
      ...(this.#inner.check && {
        check: (read: DatasetRead, signal?: AbortSignal) => this.#check(read, signal),
      }),
      probe: (signal) => this.#probe(signal),
      close: () => this.#close(),
    };
  }

  async *#readAll(read: DatasetRead, signal: AbortSignal, start?: ReadingStart): AsyncGenerator<RowBatch> {
    const shape = compileShape(read, this.#kind.isUntyped);
    // Waiting for other readings to end is no slowness of the source: no deadline runs.
    const leave = await this.#readings.enter(signal);
    const pages = this.#inner.openPages(read, start);
    try {
      await this.#prepare(read, signal);
      for (let isLast = false, isFirst = true; !isLast; isFirst = false) {
        const page = await this.#named(read, signal, () =>
          this.#guard.read((inner) => this.#next(pages, inner), signal),
        );
        isLast = page.isLast;
        const { rows, broken } = shape(page);
        const says = page.watermark !== undefined || page.startedOver || page.notes !== undefined;
        if (isLast && !says && page.rows.length + page.broken.length === 0) return;
        const { total, bookmark, watermark, startedOver, notes } = page;
        const unread = isFirst ? findUnreadNames(read, page.rows) : [];
        const extra = {
          ...(startedOver && { startedOver }),
          ...(notes && { notes }),
          ...(unread.length > 0 && { unread }),
        };
        yield { rows, broken, total, bookmark, watermark, ...extra };
      }
    } finally {
      await pages.close().finally(leave);
    }
  }

  async #prepare(read: DatasetRead, signal: AbortSignal): Promise<void> {
    if (!this.#inner.prepare) return;
    await this.#named(read, signal, () =>
      this.#guard.read(async (inner) => this.#inner.prepare?.(read, inner), signal),
    );
  }

  #next(pages: { next(signal: AbortSignal): Promise<Page> }, signal: AbortSignal): Promise<Page> {
    if (this.#isClosed) throw sourceError('SOURCE_UNREACHABLE', 'The reader is closed.');
    return pages.next(signal);
  }

  async #readKeys(read: DatasetRead, keys: readonly RecordKey[], signal?: AbortSignal): Promise<Row[]> {
    if (keys.length === 0) return [];
    const foreignKeys = read.keyFields.map((field) => toForeignName(read, field));
    const rows = await this.#named(read, signal, () =>
      this.#guard.ask(async (inner) => {
        if (this.#isClosed) throw sourceError('SOURCE_UNREACHABLE', 'The reader is closed.');
        return (await this.#inner.readKeys?.({ read, foreignKeys, keys }, inner)) ?? [];
      }, signal),
    );
    return compileShape(read, this.#kind.isUntyped)({ rows, broken: [] }).rows;
  }

  async #follow(
    read: DatasetRead,
    onBatch: (batch: RowBatch) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const shape = compileStreamShape(read, this.#kind.isUntyped);
    const { follow } = this.#inner;
    if (!follow || !(await this.#isServed(signal))) return;
    await follow.call(this.#inner, read, (batch) => onBatch(shape(batch)), signal);
  }

  /** False where the caller aborts before a maintenance is over. */
  #isServed(signal: AbortSignal): Promise<boolean> {
    return this.#guard.waitUntilServed(signal).then(
      () => !signal.aborted,
      () => false,
    );
  }

  #check(read: DatasetRead, signal?: AbortSignal): Promise<void> {
    return this.#named(read, signal, () =>
      this.#guard.probe(async (inner) => this.#inner.check?.(read, inner), signal),
    );
  }

  #probe(signal?: AbortSignal): ReturnType<SourceReader['probe']> {
    const { untested } = this.#kind;
    const seen = probeDatasets(this.#source, (read) =>
      this.#named(read, signal, async () => {
        const pages = this.#inner.openPages(read);
        try {
          const page = await this.#guard.probe((inner) => this.#next(pages, inner), signal);
          await this.#check(read, signal);
          return page;
        } finally {
          await pages.close();
        }
      }),
    );
    return untested === undefined
      ? seen
      : seen.then((probe) => ({ ...probe, sentence: `${probe.sentence} ${untested}` }));
  }

  /** Every failure as one of ours that names the dataset; the caller's own abort as it is. */
  async #named<T>(read: DatasetRead, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      if (signal?.aborted && !(thrown instanceof CausewayError)) throw thrown;
      const { department, id } = this.#source;
      throw withDataset(toSourceError(thrown), { department, source: id, dataset: read.dataset });
    }
  }

  async #close(): Promise<void> {
    this.#isClosed = true;
    await this.#inner.close();
  }
}
