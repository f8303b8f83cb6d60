import { Hub, Publisher, readPublished, registerCityFolder, SchemaSwitch } from '#mesh';
import type { ErrorLog, Store } from '#mesh';
import type { DatasetId, Fault, SourceDocument } from '#schemas';
import { InvalidCity } from '../invalid-city.ts';
import { readWholeCity } from '../read-whole-city.ts';
import type { CityVariables, WholeCity } from '../read-whole-city.ts';

interface ServedCityParts {
  readonly directory: string;
  readonly variables: CityVariables;
  readonly store: Store;
  readonly log: ErrorLog;
}

/** A city being served: its folder and what was published to it, and the schema that questions are put to. */
export class ServedCity {
  readonly hub: Hub;
  readonly schema: SchemaSwitch;
  readonly publisher: Publisher;
  readonly #parts: ServedCityParts;
  #reloading: Promise<void> = Promise.resolve();
  readonly #changed = new Set<DatasetId>();
  #onChange: () => void = () => undefined;

  private constructor(parts: ServedCityParts, hub: Hub, schema: SchemaSwitch) {
    this.#parts = parts;
    this.hub = hub;
    this.schema = schema;
    this.publisher = new Publisher({
      store: parts.store,
      city: () => hub.city,
      findReading: (dataset) => hub.findReading(dataset),
      rehearse: (document) => findCityFaults(parts, document),
      activate: () => this.reload(),
    });
  }

  /**
   * Enters the folder's contracts into the registry and serves what the registry says.
   * @throws InvalidCity where the folder contradicts what was published
   */
  static async open(folder: WholeCity, parts: ServedCityParts): Promise<ServedCity> {
    const { directory, store } = parts;
    const { everyContract: contracts, entityTypes } = folder.city;
    const faults = await registerCityFolder(store, { directory, contracts, entityTypes });
    if (faults.length > 0) throw new InvalidCity(faults);
    const { city } = await readServed(parts);
    const hub = new Hub(city, store);
    const served = new ServedCity(parts, hub, new SchemaSwitch(await hub.compose(parts.log)));
    await served.publisher.markServed();
    return served;
  }

  /** Reads the folder and the registry anew and goes over to them between two questions. One at a time. */
  reload(): Promise<void> {
    this.#reloading = this.#reloading.catch(() => undefined).then(() => this.#reload());
    return this.#reloading;
  }

  /** Datasets whose contract has changed since the last call: their rows are to be held to the new one now. */
  takeChanged(): DatasetId[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  /** Resolves at the next change. */
  waitForChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#onChange = resolve;
    });
  }

  async #reload(): Promise<void> {
    const { city } = await readServed(this.#parts);
    const before = this.hub.city.contracts;
    await this.hub.use(city);
    this.schema.replace(await this.hub.compose(this.#parts.log));
    for (const [dataset, { version }] of city.contracts)
      if (before.get(dataset)?.version !== version) this.#changed.add(dataset);
    if (this.#changed.size > 0) this.#onChange();
  }
}

async function readServed({ directory, variables, store }: ServedCityParts): Promise<WholeCity> {
  return readWholeCity(directory, variables, await readPublished(store, directory));
}

/** A contract that leaves the city unfit to be served must not be published: not even a new start would help then. */
async function findCityFaults(
  { directory, variables, store }: ServedCityParts,
  document: SourceDocument,
): Promise<readonly Fault[]> {
  const published = await readPublished(store, directory);
  const others = published.filter(({ file }) => file !== document.file);
  try {
    readWholeCity(directory, variables, [...others, document]);
    return [];
  } catch (error) {
    if (error instanceof InvalidCity) return error.faults;
    throw error;
  }
}
