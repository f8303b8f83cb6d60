import { openReader } from '#sources';
import type { Source, SourceReader } from '#sources';

interface OpenReader {
  readonly reader: SourceReader;
  /** What the reader was opened with: the same settings need no new connection, and keep their breaker's memory. */
  readonly settings: string;
}

/** Milliseconds that a reading under way is given when its source's document has changed. */
const grace = 60_000;

/** The open readers of a city's sources, which outlive a change of the city where their source did not change. */
export class ReaderPool {
  readonly #open = new Map<string, OpenReader>();
  readonly #retired = new Map<SourceReader, NodeJS.Timeout>();

  constructor(sources: readonly Source[]) {
    this.use(sources);
  }

  /** Opens what is new or changed; what is gone or was changed is closed when its readings have had their time. */
  use(sources: readonly Source[]): void {
    const wanted = new Map(sources.map((source) => [source.id, source]));
    for (const [id, { reader, settings }] of this.#open) {
      const source = wanted.get(id);
      if (source && toSettings(source) === settings) continue;
      this.#open.delete(id);
      this.#retire(reader);
    }
    for (const [id, source] of wanted) {
      if (!this.#open.has(id))
        this.#open.set(id, { reader: openReader(source), settings: toSettings(source) });
    }
  }

  get(source: Source): SourceReader {
    const found = this.#open.get(source.id);
    if (!found) throw new RangeError(`No reader was opened for ${source.id}.`);
    return found.reader;
  }

  async close(): Promise<void> {
    for (const timer of this.#retired.values()) clearTimeout(timer);
    const readers = [...this.#retired.keys(), ...[...this.#open.values()].map(({ reader }) => reader)];
    await Promise.all(readers.map((reader) => reader.close()));
  }

  #retire(reader: SourceReader): void {
    const timer = setTimeout(() => {
      this.#retired.delete(reader);
      // Nobody waits for this, and a socket that will not close is no reason to fall over.
      reader.close().catch(() => undefined);
    }, grace);
    this.#retired.set(reader, timer.unref());
  }
}

/** Contracts are no part of it: what they add to a dataset's reading is handed over with each call. */
function toSettings({ kind, settings, guard, datasets }: Source): string {
  const reads = [...datasets.values()].map(({ keyFields: _, fieldTypes: __, ...own }) => own);
  return JSON.stringify({ kind, settings, guard, reads });
}
