import type { EntityTypeName } from '#schemas';
import type { City } from '../../city/index.ts';
import { IdentityKeeper } from '../../identity/index.ts';
import type { Store } from '../../store/index.ts';

/** One keeper for each entity type of the city, for as long as its model stays what it is. */
export class Keepers {
  readonly #store: Store;
  readonly #keepers = new Map<EntityTypeName, IdentityKeeper>();

  constructor(store: Store, { models }: Pick<City, 'models'>) {
    this.#store = store;
    this.use({ models });
  }

  use({ models }: Pick<City, 'models'>): void {
    for (const [entityType, keeper] of this.#keepers) {
      const model = models.get(entityType);
      if (model && keeper.isOf(model)) continue;
      this.#keepers.delete(entityType);
      // What it is doing it does to the end; nobody waits for that.
      keeper.close().catch(() => undefined);
    }
    for (const [entityType, model] of models)
      if (!this.#keepers.has(entityType))
        this.#keepers.set(entityType, new IdentityKeeper(this.#store, model, entityType));
  }

  find(entityType: EntityTypeName): IdentityKeeper | undefined {
    return this.#keepers.get(entityType);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#keepers.values()].map((keeper) => keeper.close()));
    this.#keepers.clear();
  }
}
