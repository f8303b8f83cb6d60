import type { DatasetId } from '#schemas';
import { openReader } from '#sources';
import type { Source, SourceReader } from '#sources';
import type { City } from '../city/index.ts';
import { composeHub } from '../compose/index.ts';
import type { ComposedHub, ErrorLog } from '../compose/index.ts';
import { followStream, takeIn } from '../intake/index.ts';
import type { IntakeProgress, IntakeTask } from '../intake/index.ts';
import type { Run, Store } from '../store/index.ts';
import { derive } from './derive.ts';
import type { OnDerivation } from './derive.ts';

export interface RefreshOptions {
  /** Default: all. */
  readonly datasets?: readonly DatasetId[];
  readonly onIntake?: (dataset: DatasetId, progress: IntakeProgress) => void;
  readonly onRun?: (run: Run) => void;
  readonly onDerivation?: OnDerivation;
  readonly signal?: AbortSignal;
}

/** How many sources are read at once: reading waits more than it works. */
const sourcesAtOnce = 3;

/** One city, running: its sources' readers, its store, and the way of the data between them. */
export class Hub {
  readonly city: City;
  readonly store: Store;
  readonly readers: ReadonlyMap<string, SourceReader>;

  constructor(city: City, store: Store) {
    this.city = city;
    this.store = store;
    this.readers = new Map(city.sources.map((source) => [source.id, openReader(source)]));
  }

  /** Reads datasets, then works out what follows. A source that fails keeps its last good copy. */
  async refresh(options: RefreshOptions = {}): Promise<Run[]> {
    const queue = [...this.city.sources];
    const runs: Run[] = [];
    const work = async () => {
      for (let source = queue.shift(); source; source = queue.shift())
        runs.push(...(await this.#readSource(source, options)));
    };
    await Promise.all(Array.from({ length: sourcesAtOnce }, work));
    options.signal?.throwIfAborted();
    await this.derive(options.onDerivation);
    return runs;
  }

  derive(onProgress?: OnDerivation): Promise<unknown> {
    return derive(this.city, this.store, onProgress);
  }

  /** Datasets whose first reading is still due: nobody has tried, or the try was cut. */
  async findUnread(): Promise<DatasetId[]> {
    const states = await this.store.datasets.states();
    const read = new Set(states.filter(({ lastRunId }) => lastRunId !== null).map(({ dataset }) => dataset));
    return [...this.city.contracts.keys()].filter((dataset) => !read.has(dataset));
  }

  /** Follows the streams until the signal aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    const tasks = this.city.sources.flatMap((source) =>
      [...source.datasets.keys()].map((dataset) => this.#taskOf(source, dataset)),
    );
    await Promise.all(tasks.map((task) => followStream(this.store, task, { signal })));
  }

  /** The city as one GraphQL schema. */
  compose(log?: ErrorLog): Promise<ComposedHub> {
    const { city, store } = this;
    const { name, title, locales } = city.document;
    const readers = new Map(
      city.sources.flatMap((source) =>
        [...source.datasets.keys()].map((dataset) => [dataset, this.#readerOf(source)] as const),
      ),
    );
    return composeHub({
      city: { name, title, locales },
      entityTypes: city.entityTypes,
      contracts: [...city.contracts.values()],
      survivorship: city.survivorship,
      consistency: city.consistency,
      sources: city.sources,
      cityDirectory: city.directory,
      readers,
      store,
      log,
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers.values()].map((reader) => reader.close()));
  }

  async #readSource(source: Source, options: RefreshOptions): Promise<Run[]> {
    const wanted = [...source.datasets.keys()].filter(
      (dataset) => options.datasets?.includes(dataset) ?? true,
    );
    const runs: Run[] = [];
    for (const dataset of wanted) {
      if (options.signal?.aborted) break;
      const onProgress = (progress: IntakeProgress) => options.onIntake?.(dataset, progress);
      const run = await takeIn(this.store, this.#taskOf(source, dataset), {
        onProgress,
        signal: options.signal,
      });
      options.onRun?.(run);
      runs.push(run);
    }
    return runs;
  }

  #readerOf(source: Source): SourceReader {
    const reader = this.readers.get(source.id);
    if (!reader) throw new RangeError(`No reader was opened for ${source.id}.`);
    return reader;
  }

  #taskOf(source: Source, dataset: DatasetId): IntakeTask {
    const read = source.datasets.get(dataset);
    const contract = this.city.contracts.get(dataset);
    if (!read || !contract) throw new RangeError(`${dataset} belongs to no source or has no contract.`);
    return { contract, read, reader: this.#readerOf(source), entityTypes: this.city.entityTypes };
  }
}
