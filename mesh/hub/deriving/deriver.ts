import type { EntityTypeName } from '#schemas';
import type { City } from '../../city/index.ts';
import { NotLinkedYet } from '../../identity/index.ts';
import type { IdentityKeeper } from '../../identity/index.ts';
import type { DueDerivation, MemberReference, Store } from '../../store/index.ts';
import type { OnDerivation } from './derivation-progress.ts';
import { checkType, linkType, mayGoOn, projectType } from './derive-whole.ts';
import { inDerivation } from './in-derivation.ts';
import { Keepers } from './keepers.ts';
import { checkSome, projectSome } from './steps.ts';

/** So many records of a type that is new to the city are linked at once, whole as they are. */
const fewRecords = 50_000;

/**
 * Works out what follows from records that changed. What is still to be done stands in the store from the moment at
 * which it is, so that a hub that is killed in between goes on from there; any number of processes take turns.
 */
export class Deriver {
  readonly #store: Store;
  readonly #keepers: Keepers;
  #city: City;

  constructor(store: Store, city: City) {
    this.#store = store;
    this.#city = city;
    this.#keepers = new Keepers(store, city);
  }

  use(city: City): void {
    this.#city = city;
    this.#keepers.use(city);
  }

  /** @throws NotLinkedYet where the city has no model of the type */
  getKeeper(entityType: EntityTypeName): IdentityKeeper {
    const keeper = this.#keepers.find(entityType);
    if (!keeper) throw new NotLinkedYet(entityType);
    return keeper;
  }

  /**
   * Works out everything that is due, whole types where their documents changed or too many of their records did.
   * @returns the types whose records had changed
   */
  derive(onProgress: OnDerivation = () => undefined): Promise<EntityTypeName[]> {
    return inDerivation(this.#store, async () => {
      const derivation = { city: this.#city, store: this.#store, onProgress };
      const { models, entityTypes } = derivation.city;
      const due = (await this.#store.derivations.due()).filter(({ entityType }) => models.has(entityType));
      for (const keeper of await this.#findToLink(due)) await linkType(derivation, keeper);
      for (const entityType of models.keys()) await projectType(derivation, entityType);
      // A rule may look through a relation, so every projection must be new before the first check.
      for (const { name } of entityTypes) await checkType(derivation, name);
      for (const one of due) await this.#store.derivations.markDerived(one);
      return due.map(({ entityType }) => entityType);
    });
  }

  /** Of the types that ever had records those whose records changed, and those that another model linked. */
  async #findToLink(due: readonly DueDerivation[]): Promise<IdentityKeeper[]> {
    const changed = new Set(due.map(({ entityType }) => entityType));
    const found: IdentityKeeper[] = [];
    for (const entityType of await this.#store.derivations.findKnown()) {
      const keeper = this.#keepers.find(entityType);
      if (keeper && (changed.has(entityType) || !(await keeper.canGoOn()))) found.push(keeper);
    }
    return found;
  }

  /**
   * Links, serves and checks the few records that changed just now. Where all records of a type must be linked, or are
   * being linked, it leaves them to `derive`.
   */
  async catchUp(): Promise<void> {
    const types = [...this.#city.models.keys()];
    for (const entityType of await this.#store.derivations.findUnlinked(types, fewRecords))
      await inDerivation(this.#store, () => this.#linkWhole(this.getKeeper(entityType)));
    const behind = await this.#store.derivations.findBehind(types);
    const done = await Promise.allSettled(behind.map((entityType) => this.#catchUpWith(entityType)));
    for (const one of done) if (one.status === 'rejected') throw one.reason;
  }

  /** Links these records anew, whether or not they changed. Resolves when what follows is served. */
  async relink(entityType: EntityTypeName, members: readonly MemberReference[]): Promise<void> {
    const { entities } = await this.#linkSurely(this.getKeeper(entityType), members);
    const derivation = { city: this.#city, store: this.#store };
    await projectSome(derivation, entityType, entities);
    await checkSome(derivation, entityType, { entityIds: entities });
  }

  /** Reads beforehand what linking needs in memory. */
  async prepare(): Promise<void> {
    for (const entityType of this.#city.models.keys()) {
      const keeper = this.getKeeper(entityType);
      if (await keeper.canGoOn()) await keeper.prepare();
    }
  }

  close(): Promise<void> {
    return this.#keepers.close();
  }

  async #catchUpWith(entityType: EntityTypeName): Promise<void> {
    const derivation = { city: this.#city, store: this.#store };
    const keeper = this.getKeeper(entityType);
    for (let isMore = true; isMore;) {
      isMore = (await mayGoOn(keeper)) && (await linkSome(keeper));
      while ((await projectSome(derivation, entityType)) > 0);
      if (!isMore) while (await checkSome(derivation, entityType, { isHurried: true }));
    }
  }

  /** Where all records are being linked, it waits for that; where they never were, it does so. */
  async #linkSurely(keeper: IdentityKeeper, members: readonly MemberReference[]) {
    for (;;) {
      try {
        return await keeper.link(members);
      } catch (error) {
        if (!(error instanceof NotLinkedYet)) throw error;
      }
      await inDerivation(this.#store, () => this.#linkWhole(keeper));
    }
  }

  async #linkWhole(keeper: IdentityKeeper): Promise<void> {
    if (await keeper.canGoOn()) return;
    const derivation = { city: this.#city, store: this.#store, onProgress: () => undefined };
    await linkType(derivation, keeper);
    await projectType(derivation, keeper.entityType);
    await checkType(derivation, keeper.entityType);
  }
}

/** @returns whether there may be more */
async function linkSome(keeper: IdentityKeeper): Promise<boolean> {
  try {
    return ((await keeper.linkDue())?.waiting ?? 0) > 0;
  } catch (error) {
    // Somebody has begun to link all records meanwhile.
    if (error instanceof NotLinkedYet) return false;
    throw error;
  }
}
