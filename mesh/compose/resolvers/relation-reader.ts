import DataLoader from 'dataloader';
import type { EntityId, EntityTypeName } from '#schemas';
import type { Store } from '../../store/index.ts';

/** One request's look-ups of keys: all that are asked in one turn cost one statement per attribute. */
export class RelationReader {
  readonly #store: Store;
  readonly #loaders = new Map<string, DataLoader<string, EntityId[]>>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The entities of a type that carry one of the values, each once, in the order of their ids. */
  async find(entityType: EntityTypeName, attribute: string, values: readonly string[]): Promise<EntityId[]> {
    const loader = this.#loaderOf(entityType, attribute);
    const found = await Promise.all(values.map((value) => loader.load(value)));
    return [...new Set(found.flat())].sort();
  }

  #loaderOf(entityType: EntityTypeName, attribute: string): DataLoader<string, EntityId[]> {
    const name = `${entityType}\0${attribute}`;
    const known = this.#loaders.get(name);
    if (known) return known;
    const loader = new DataLoader<string, EntityId[]>(async (values) => {
      const hits = await this.#store.keys.find(entityType, attribute, values);
      const byValue = Map.groupBy(hits, (hit) => hit.value);
      return values.map((value) => (byValue.get(value) ?? []).map((hit) => hit.entityId));
    });
    this.#loaders.set(name, loader);
    return loader;
  }
}
