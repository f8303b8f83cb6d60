import type { EntityTypeName } from '#schemas';
import { toMemberId, type LinkageSession, type MemberReference, type Store } from '../../store/index.ts';
import { toModelSignature, type IdentityModel } from '../model/index.ts';
import { toIdentityTasks } from '../tasks/index.ts';
import { FeatureBench } from './feature-bench.ts';
import { linkChanges, type ChangeContext, type LinkedChanges } from './link-changes.ts';
import { NotLinkedYet } from './not-linked-yet.ts';
import { retryLocked } from './retry-locked.ts';
import { Turns } from './turns.ts';

/** So many records are linked in one transaction: few enough that the next ones do not wait long. */
const atOnce = 300;

/** So many due records are always few; more are as long as they are this share of all records, up to a limit. */
const [few, share, most] = [1_000, 0.2, 50_000];

/** What a look at the due records came to; `references` were due, `waiting` is how many are due still. */
export interface DueLinkage extends LinkedChanges {
  readonly references: readonly MemberReference[];
  readonly waiting: number;
}

/**
 * Milliseconds that the holder of a record is waited for. It may be a delivery that waits for us in turn, and less than
 * PostgreSQL's own second before it looks for deadlocks, so that it is never the delivery that fails.
 */
const patience = 200;

/** What can be looked at without changing anything. */
export type IdentityLook = ChangeContext;

interface OpenBench {
  readonly bench: FeatureBench;
  readonly takenAt: string;
}

/**
 * Keeps one type's entities as its records change. What it holds in memory is only how frequent values were at the last
 * training; any number of processes may keep the same type.
 */
export class IdentityKeeper {
  readonly #store: Store;
  readonly #model: IdentityModel;
  readonly #entityType: EntityTypeName;
  readonly #signature: string;
  readonly #turns = new Turns();
  #open: OpenBench | undefined;

  constructor(store: Store, model: IdentityModel, entityType: EntityTypeName = model.entity) {
    this.#store = store;
    this.#model = model;
    this.#entityType = entityType;
    this.#signature = toModelSignature(model);
  }

  /** Whether there is something to go on from; otherwise all records must be linked first (`linkEntityType`). */
  canGoOn(): Promise<boolean> {
    return this.#store.linkage.isAlive(this.#entityType, this.#signature);
  }

  get entityType(): EntityTypeName {
    return this.#entityType;
  }

  /** The model that it goes by. */
  get model(): IdentityModel {
    return this.#model;
  }

  /** Whether it goes by this very model. */
  isOf(model: IdentityModel): boolean {
    return toModelSignature(model) === this.#signature;
  }

  /** Whether so few records are due that linking them is quicker than linking all anew. */
  async isFewDue(): Promise<boolean> {
    const { waiting, known } = await this.#store.linkage.countDue(this.#entityType, most + 1);
    return waiting <= few || (waiting <= most && waiting <= known * share);
  }

  /** Links the records that have waited longest. Undefined when none is due. */
  async linkDue(count: number = atOnce): Promise<DueLinkage | undefined> {
    const { references, waiting } = await this.#store.linkage.findDue(this.#entityType, count);
    if (references.length === 0) return undefined;
    return { ...(await this.link(references)), references, waiting: waiting - references.length };
  }

  /**
   * Links these records anew, whether or not they changed: a decision about them did.
   * @throws NotLinkedYet
   */
  async link(references: readonly MemberReference[]): Promise<LinkedChanges> {
    return retryLocked(() => this.#turns.take(() => this.#link(references)));
  }

  /**
   * Looks at what linkage knows, and changes nothing.
   * @throws NotLinkedYet before the very first linkage
   */
  look<T>(work: (look: IdentityLook) => Promise<T>): Promise<T> {
    const [store, model, entityType] = [this.#store, this.#model, this.#entityType];
    return this.#turns.take(async () => {
      const bench = await this.#getBench();
      return store.linkage.look(entityType, async (session) => {
        if (!(await session.hasState())) throw new NotLinkedYet(entityType);
        return work({ store, session, bench, model, entityType });
      });
    });
  }

  /** Reads beforehand what linking needs in memory, so that the first record need not wait for it. */
  async prepare(): Promise<void> {
    await this.#turns.take(() => this.#getBench());
  }

  /** After all that is under way has ended. */
  close(): Promise<void> {
    return this.#turns.take(async () => this.#close());
  }

  async #link(references: readonly MemberReference[]): Promise<LinkedChanges> {
    const [store, model, entityType] = [this.#store, this.#model, this.#entityType];
    return store.linkage.link(entityType, async (session) => {
      if (!(await session.isAlive(this.#signature))) throw new NotLinkedYet(entityType);
      // Only now: a linkage of all records that ended just before may have counted anew how frequent values are.
      const bench = await this.#getBench();
      await session.waitAtMost(patience);
      const linked = await linkChanges({ store, session, bench, model, entityType }, references);
      await saveTasks(session, linked, references);
      return linked;
    });
  }

  #close(): void {
    this.#open?.bench.close();
    this.#open = undefined;
  }

  /** Opened anew when somebody has trained since. */
  async #getBench(): Promise<FeatureBench> {
    const [entityType, store] = [this.#entityType, this.#store];
    const snapshot = await store.linkage.findSnapshot(entityType);
    if (!snapshot) throw new NotLinkedYet(entityType);
    if (this.#open?.takenAt === snapshot.takenAt) return this.#open.bench;
    this.#close();
    const bench = await FeatureBench.open(store, this.#model, { entityType, snapshot });
    this.#open = { bench, takenAt: snapshot.takenAt };
    return bench;
  }
}

/** In the transaction that links: whatever a steward must look at is asked as soon as it is served, or neither is. */
async function saveTasks(
  session: LinkageSession,
  { records, outside, clustering, doubts }: LinkedChanges,
  references: readonly MemberReference[],
): Promise<void> {
  const ids = [...records, ...outside].map(toMemberId);
  const about = [...records, ...references].map(({ dataset, key, role }) => ({ dataset, key, role }));
  const found = { cuts: clustering.cuts, doubts: [...clustering.doubts, ...doubts] };
  const { entityType } = session;
  await session.replaceTasks(toIdentityTasks(found, { ids, entityType }), about);
}
