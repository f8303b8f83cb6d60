import type { EntityTypeName } from '#schemas';
import type { LinkageSession, LinkedRecord, MemberReference, Store } from '../../store/index.ts';
import { toMemberId } from '../../store/index.ts';
import { toExtractor, type Extractor } from '../normalising/index.ts';
import type { IdentityModel } from '../model/index.ts';
import { changeKeys, type KeyChange } from './changed-keys.ts';
import type { FeatureBench, PairOfNumbers } from './feature-bench.ts';
import { KnownState } from './known-state.ts';
import { recluster, type Reclustered } from './recluster.ts';

/** What came of linking changed records. */
export interface LinkedChanges extends Reclustered {
  /** Records whose features are not what they were, new and deleted ones included. */
  readonly changed: number;
  readonly pairsCompared: number;
}

export interface ChangeContext {
  readonly store: Store;
  readonly session: LinkageSession;
  readonly bench: FeatureBench;
  readonly model: IdentityModel;
  readonly entityType: EntityTypeName;
}

/**
 * Links records that came, changed or went against the whole city, with the scores that a linkage of everything would
 * give them, and clusters anew what they touch. Records without a change cost a look.
 * @param references the changed records; those that a decision touches may be among them
 */
export async function linkChanges(
  context: ChangeContext,
  references: readonly MemberReference[],
): Promise<LinkedChanges> {
  const { session } = context;
  const due = await session.takeDue(references);
  const [present, known] = [await session.findMembers(references), await session.findRecords(references)];
  const { before, after, gone } = await sortOut(context, { references, present, known });
  const keys = await changeKeys(context, { before, after });
  await session.saveRecords(
    after,
    gone.map(({ n }) => n),
  );
  const state = new KnownState(session);
  state.note(keys.touched.values());
  const { edges, compared } = await weighPartners(context, keys, state);
  const isTouched = [...keys.touched.keys(), ...before.map(({ n }) => n)];
  const removed = await state.replaceEdges([...new Set(isTouched)], edges);
  const seeds = new Set([...keys.touched.keys(), ...removed.flatMap(({ a, b }) => [a, b])]);
  for (const record of known) seeds.add(record.n);
  for (const { n } of gone) seeds.delete(n);
  const reclustered = await recluster(context, { seeds, due, state });
  const changed = new Set([...before, ...after].map(toMemberId)).size;
  return { changed, pairsCompared: compared, ...reclustered };
}

interface Given {
  readonly references: readonly MemberReference[];
  readonly present: Awaited<ReturnType<LinkageSession['findMembers']>>;
  readonly known: readonly LinkedRecord[];
}

interface SortedOut {
  /** Changed and deleted records as they were. */
  readonly before: LinkedRecord[];
  /** New and changed records as they are. */
  readonly after: LinkedRecord[];
  readonly gone: LinkedRecord[];
}

async function sortOut({ session, model }: ChangeContext, { present, known }: Given): Promise<SortedOut> {
  const extractors = model.features.map((feature) => toExtractor(feature, model));
  const old = new Map(known.map((record) => [toMemberId(record), record]));
  const ids = new Set(present.map(toMemberId));
  const gone = known.filter((record) => !ids.has(toMemberId(record)));
  const made = present.map(({ dataset, key, role, attributes }) => ({
    ...{ dataset, key, role, n: old.get(toMemberId({ dataset, key, role }))?.n ?? -1 },
    features: toFeatures(attributes, extractors),
  }));
  const changed = made.filter((record) => !isSame(record, old.get(toMemberId(record))));
  const fresh = changed.filter(({ n }) => n < 0);
  const first = fresh.length > 0 ? await session.takeNumbers(fresh.length) : 0;
  const numbers = new Map(fresh.map((record, index) => [record, first + index]));
  const after = changed.map((record) => ({ ...record, n: numbers.get(record) ?? record.n }));
  const before = [...changed.flatMap((record) => old.get(toMemberId(record)) ?? []), ...gone];
  return { before, after, gone };
}

/** Each feature's text and whether it is valid, as linkage stores them. */
export function toFeatures(
  attributes: Parameters<Extractor>[0],
  extractors: readonly Extractor[],
): LinkedRecord['features'] {
  return extractors.map((extract) => {
    const { value, valid } = extract(attributes);
    return [value, valid] as const;
  });
}

function isSame({ features }: LinkedRecord, old: LinkedRecord | undefined): boolean {
  return old !== undefined && JSON.stringify(features) === JSON.stringify(old.features);
}

/** Compares the touched records with all that share a key with them. */
async function weighPartners(
  { session, bench, model }: ChangeContext,
  { touched, effective, holders }: KeyChange,
  state: KnownState,
) {
  const wanted = new Set([...effective.values()].flat());
  for (const { key, n } of await session.keys.find([...wanted].filter((key) => !holders.has(key)))) {
    const numbers = holders.get(key);
    if (numbers) numbers.push(n);
    else holders.set(key, [n]);
  }
  const pairs = toPairs(effective, holders);
  const partners = new Set(pairs.flatMap(({ a, b }) => [a, b]).filter((n) => !touched.has(n)));
  const records = [...touched.values(), ...(await state.readRecords([...partners]))];
  const from = Math.min(model.thresholds.review, model.thresholds.link);
  const edges = (await bench.weigh(records, pairs)).filter(({ weight }) => weight >= from);
  return { edges: edges.map(inOrder), compared: pairs.length };
}

function toPairs(
  effective: ReadonlyMap<number, readonly string[]>,
  holders: ReadonlyMap<string, readonly number[]>,
): PairOfNumbers[] {
  const pairs = new Map<string, PairOfNumbers>();
  for (const [n, keys] of effective)
    for (const key of keys)
      for (const other of holders.get(key) ?? []) {
        if (other === n) continue;
        const pair = inOrder({ a: n, b: other });
        pairs.set(`${pair.a} ${pair.b}`, pair);
      }
  return [...pairs.values()];
}

function inOrder<T extends PairOfNumbers>(pair: T): T {
  return pair.a < pair.b ? pair : { ...pair, a: pair.b, b: pair.a };
}
