import type { HotKey, LinkageSession, LinkedRecord } from '../../store/index.ts';
import type { IdentityModel } from '../model/index.ts';
import type { FeatureBench, KeyChain } from './feature-bench.ts';

interface Placed {
  readonly rule: number;
  readonly depth: number;
}

/** What a change of keys came to. */
export interface KeyChange {
  /** Every record whose partners may be others now: the changed ones, and those of blocks that were split or joined. */
  readonly touched: Map<number, LinkedRecord>;
  /** The keys by which the touched records find their partners. */
  readonly effective: Map<number, string[]>;
  /** Which records have the keys that were looked at; others may be effective as well. */
  readonly holders: Map<string, number[]>;
}

/**
 * Brings the stored keys up to date with records that changed: `before` as they were, `after` as they are. A key that
 * too many records share now is split, one that few enough share again is whole again; all records of such a block
 * are then looked at anew, so that blocks never depend on the order in which records came.
 */
export async function changeKeys(
  { session, bench, model }: { session: LinkageSession; bench: FeatureBench; model: IdentityModel },
  { before, after }: { before: readonly LinkedRecord[]; after: readonly LinkedRecord[] },
): Promise<KeyChange> {
  const change = new KeyChanging(session, bench, model);
  return change.run(before, after);
}

class KeyChanging {
  readonly #session: LinkageSession;
  readonly #bench: FeatureBench;
  readonly #model: IdentityModel;
  readonly #hot = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #places = new Map<string, Placed>();
  readonly #chains = new Map<number, KeyChain[]>();
  readonly #holders = new Map<string, number[]>();
  readonly #touched = new Map<number, LinkedRecord>();

  constructor(session: LinkageSession, bench: FeatureBench, model: IdentityModel) {
    this.#session = session;
    this.#bench = bench;
    this.#model = model;
  }

  async run(before: readonly LinkedRecord[], after: readonly LinkedRecord[]): Promise<KeyChange> {
    const made = await this.#bench.makeKeys([...before, ...after]);
    await this.#learnHot(made);
    const isOld = ({ at }: KeyChain) => at < before.length;
    const [old, fresh] = [made.filter(isOld), made.filter((chain) => !isOld(chain))];
    for (const record of after) this.#touched.set(record.n, record);
    for (const [n, chains] of Map.groupBy(fresh, (chain) => chain.n)) this.#chains.set(n, chains);
    let changed = await this.#replace(this.#toPresent(old), this.#toPresent(fresh));
    while (changed.size > 0) changed = await this.#settle(changed);
    return { touched: this.#touched, effective: this.#toEffective(), holders: this.#holders };
  }

  /** Which of the keys are too frequent so far. */
  async #learnHot(chains: readonly KeyChain[]): Promise<void> {
    const unknown = new Set<string>();
    for (const { rule, keys } of chains)
      keys.forEach((key, depth) => {
        this.#places.set(key, { rule, depth });
        if (!this.#asked.has(key)) unknown.add(key);
      });
    for (const key of unknown) this.#asked.add(key);
    for (const key of await this.#session.keys.findHot([...unknown])) this.#hot.add(key);
  }

  /** The keys that a record has: its first, and deeper ones below those that are too frequent. */
  #presentOf({ keys }: KeyChain): string[] {
    const cold = keys.findIndex((key) => !this.#hot.has(key));
    return cold < 0 ? [...keys] : keys.slice(0, cold + 1);
  }

  #toPresent(chains: readonly KeyChain[]): Map<string, [string, number]> {
    const present = new Map<string, [string, number]>();
    for (const chain of chains)
      for (const key of this.#presentOf(chain)) present.set(`${key} ${chain.n}`, [key, chain.n]);
    return present;
  }

  /** Stores the difference. @returns the keys that may have crossed their limit by it: none crosses it the other way */
  async #replace(
    before: ReadonlyMap<string, [string, number]>,
    after: ReadonlyMap<string, [string, number]>,
  ): Promise<Set<string>> {
    const gone = [...before].filter(([id]) => !after.has(id)).map(([, entry]) => entry);
    const come = [...after].filter(([id]) => !before.has(id)).map(([, entry]) => entry);
    await this.#session.keys.remove(
      gone.map(([key]) => key),
      gone.map(([, n]) => n),
    );
    await this.#session.keys.add(
      come.map(([key]) => key),
      come.map(([, n]) => n),
    );
    for (const [key] of [...gone, ...come]) this.#holders.delete(key);
    return new Set([
      ...gone.flatMap(([key]) => (this.#hot.has(key) ? [key] : [])),
      ...come.flatMap(([key]) => (this.#hot.has(key) ? [] : [key])),
    ]);
  }

  /** Splits and joins the blocks that crossed their limit. @returns the keys that changed by it */
  async #settle(changed: ReadonlySet<string>): Promise<Set<string>> {
    const keys = [...changed];
    const limits = keys.map((key) => this.#limitOf(key));
    const found = await this.#session.keys.findHolders(keys, limits);
    for (const key of keys) this.#holders.set(key, found.get(key) ?? []);
    const isMany = (key: string) => (found.get(key)?.length ?? 0) > this.#limitOf(key);
    const crossed = keys.filter((key) => isMany(key) !== this.#hot.has(key));
    if (crossed.length === 0) return new Set();
    const affected = await this.#chainsOf(crossed);
    const before = this.#toPresent(affected);
    await this.#flip(crossed);
    return this.#replace(before, this.#toPresent(affected));
  }

  #limitOf(key: string): number {
    return this.#model.blocking[this.#places.get(key)?.rule ?? 0]?.atMost ?? 0;
  }

  async #flip(crossed: readonly string[]): Promise<void> {
    const cold = crossed.filter((key) => this.#hot.has(key));
    const hot = crossed.filter((key) => !this.#hot.has(key));
    for (const key of cold) this.#hot.delete(key);
    for (const key of hot) this.#hot.add(key);
    const placed = hot.map((key): HotKey => ({ key, ...(this.#places.get(key) ?? { rule: 0, depth: 0 }) }));
    await this.#session.keys.setHot(placed, cold);
  }

  /** The chains, through the crossed keys, of all records that share one; these records are touched from now on. */
  async #chainsOf(crossed: readonly string[]): Promise<KeyChain[]> {
    const numbers = new Set((await this.#session.keys.find(crossed)).map(({ n }) => n));
    const unknown = await this.#session.readRecords([...numbers].filter((n) => !this.#touched.has(n)));
    const chains = await this.#bench.makeKeys(unknown);
    await this.#learnHot(chains);
    for (const record of unknown) this.#touched.set(record.n, record);
    for (const [n, own] of Map.groupBy(chains, (chain) => chain.n)) this.#chains.set(n, own);
    const through = new Set(crossed);
    return [...numbers]
      .flatMap((n) => this.#chains.get(n) ?? [])
      .filter(({ keys }) => keys.some((key) => through.has(key)));
  }

  #toEffective(): Map<number, string[]> {
    const effective = new Map<number, string[]>();
    for (const [n, chains] of this.#chains)
      effective.set(
        n,
        chains.flatMap((chain) =>
          this.#presentOf(chain)
            .slice(-1)
            .filter((key) => !this.#hot.has(key)),
        ),
      );
    return effective;
  }
}
