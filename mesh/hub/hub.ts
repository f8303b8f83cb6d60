import { once } from 'node:events';
import type { DatasetId } from '#schemas';
import type { DatasetRead, Source, SourceReader } from '#sources';
import type { City } from '../city/index.ts';
import { composeHub } from '../compose/index.ts';
import type { ComposedHub, ErrorLog } from '../compose/index.ts';
import { DriftWatch, watchReader } from '../drift/index.ts';
import { takeIn } from '../intake/index.ts';
import type { IntakeProgress, IntakeTask } from '../intake/index.ts';
import type { Run, Store } from '../store/index.ts';
import { Deriver } from './deriving/index.ts';
import type { OnDerivation } from './deriving/index.ts';
import { IdentityService } from './identity-service.ts';
import { keepUp } from './keep-up.ts';
import { ReaderPool } from './reader-pool.ts';
import { StreamFollowers } from './stream-followers.ts';

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
  readonly store: Store;
  readonly #readers: ReaderPool;
  readonly #followers: StreamFollowers;
  readonly #drift: DriftWatch;
  readonly #deriver: Deriver;
  #city: City;
  #isFollowing = false;

  constructor(city: City, store: Store) {
    this.#city = city;
    this.store = store;
    this.#readers = new ReaderPool(city.sources);
    this.#followers = new StreamFollowers(store);
    this.#deriver = new Deriver(store, city);
    this.#drift = new DriftWatch(store, () => this.city.entityTypes);
  }

  /** The city as its documents describe it now. */
  get city(): City {
    return this.#city;
  }

  /**
   * Runs by other documents from now on. Readings under way end by the old ones; sources that did not change keep
   * their connections. The schema of the new city is `compose`d by the caller.
   */
  async use(city: City): Promise<void> {
    this.#city = city;
    this.#readers.use(city.sources);
    this.#deriver.use(city);
    if (this.#isFollowing) await this.#followers.use(this.#tasks());
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
    return this.#deriver.derive(onProgress);
  }

  /** Links and serves what streams, pushes and deletions change within a moment, until the signal aborts. */
  keepUp(signal: AbortSignal, onError?: (error: unknown) => void): Promise<void> {
    return keepUp(this.#deriver, signal, onError);
  }

  /** Datasets whose first reading is still due: nobody has tried, or the try was cut. */
  async findUnread(): Promise<DatasetId[]> {
    const states = await this.store.datasets.states();
    const read = new Set(states.filter(({ lastRunId }) => lastRunId !== null).map(({ dataset }) => dataset));
    return [...this.city.contracts.keys()].filter((dataset) => !read.has(dataset));
  }

  /** Follows the streams until the signal aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    this.#isFollowing = true;
    await this.#followers.use(this.#tasks());
    if (!signal.aborted) await once(signal, 'abort');
    this.#isFollowing = false;
    await this.#followers.use([]);
  }

  /** The city as one GraphQL schema. */
  compose(log?: ErrorLog): Promise<ComposedHub> {
    const { city, store } = this;
    const { name, title, locales } = city.document;
    const readers = new Map(
      city.sources.flatMap((source) =>
        [...source.datasets.keys()].map((dataset) => [dataset, this.#readers.get(source)] as const),
      ),
    );
    return composeHub({
      city: { name, title, locales },
      entityTypes: city.entityTypes,
      contracts: [...city.contracts.values()],
      versions: city.versions,
      survivorship: city.survivorship,
      consistency: city.consistency,
      sources: city.sources,
      cityDirectory: city.directory,
      readers,
      store,
      identity: new IdentityService(this.#deriver),
      log,
    });
  }

  /** How a dataset is read now, through its guard; undefined for one that no source serves. */
  findReading(dataset: DatasetId): { reader: SourceReader; read: DatasetRead } | undefined {
    const source = this.city.sources.find(({ datasets }) => datasets.has(dataset));
    const read = source?.datasets.get(dataset);
    return source && read && { reader: this.#readers.get(source), read };
  }

  async close(): Promise<void> {
    await Promise.all([this.#readers.close(), this.#deriver.close()]);
  }

  async #readSource(source: Source, options: RefreshOptions): Promise<Run[]> {
    const wanted = this.#tasksOf(source).filter(
      ({ contract }) => options.datasets?.includes(contract.dataset) ?? true,
    );
    const runs: Run[] = [];
    for (const task of wanted) {
      if (options.signal?.aborted) break;
      const { dataset } = task.contract;
      const onProgress = (progress: IntakeProgress) => options.onIntake?.(dataset, progress);
      const run = await takeIn(this.store, this.#watched(task), {
        onProgress,
        signal: options.signal,
      });
      options.onRun?.(run);
      runs.push(run);
    }
    return runs;
  }

  #watched(task: IntakeTask): IntakeTask {
    const reader = watchReader(task.reader, task.contract, (sight) => this.#drift.look(sight));
    return { ...task, reader };
  }

  #tasks(): IntakeTask[] {
    return this.city.sources.flatMap((source) => this.#tasksOf(source));
  }

  /** A dataset that has proposals and drafts only is not read yet. */
  #tasksOf(source: Source): IntakeTask[] {
    const { contracts, entityTypes } = this.city;
    const reader = this.#readers.get(source);
    return [...source.datasets].flatMap(([dataset, read]) => {
      const contract = contracts.get(dataset);
      return contract ? [{ contract, read, reader, entityTypes }] : [];
    });
  }
}
