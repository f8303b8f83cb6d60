import type { EntityId } from '#schemas';
import {
  toMemberId,
  type LinkageSession,
  type LinkedRecord,
  type MemberReference,
} from '../../store/index.ts';
import { clusterPairs, DisjointSets, type Clustering } from '../clustering/index.ts';
import { completeUpTo } from '../components.ts';
import type { IdentityModel } from '../model/index.ts';
import { toPairColumns } from '../pair-columns.ts';
import { assignEntityIds, type FormerEntities, type IdentifiedCluster } from '../stable-ids/index.ts';
import { findNeighbourhood, numberDecisions, type NumberedDecision } from './component-of.ts';
import type { PairOfNumbers, WeighedPair } from './feature-bench.ts';
import type { KnownState } from './known-state.ts';
import type { ChangeContext } from './link-changes.ts';
import { findOuterDoubts, type OuterDoubts } from './outer-doubts.ts';
import { sortByReference } from './reference-order.ts';

export interface Reclustering {
  /** Records whose component is to be clustered anew. */
  readonly seeds: ReadonlySet<number>;
  /** What was due, with the entity that a record was in before it went. */
  readonly due: readonly (MemberReference & { readonly formerEntity: EntityId | null })[];
  readonly state: KnownState;
}

export interface Reclustered extends OuterDoubts {
  readonly entities: readonly EntityId[];
  /** The records that were looked at, in the order of their references, and what came of them. */
  readonly records: readonly LinkedRecord[];
  readonly clustering: Clustering;
}

/** Clusters anew the components of the seeds, and saves who belongs to whom. */
export async function recluster(context: ChangeContext, given: Reclustering): Promise<Reclustered> {
  const { session, store, entityType } = context;
  const standing = await numberDecisions(session, await store.decisions.readStanding(entityType));
  const { records, edges, ...former } = await findTouched(context, { ...given, standing });
  const clustering = await clusterAround(context, { records, edges, standing });
  const entities = await saveMembership(context, { records, clustering, ...former });
  const outer = await findOuterDoubts(context, { records, clustering, standing });
  return { entities, records, clustering, ...outer };
}

/** Clusters records that nothing links with others. Changes nothing. @param records in the order of their references */
export async function clusterAround(
  context: Pick<ChangeContext, 'bench' | 'model'>,
  around: Pick<Known, 'records' | 'edges'> & { readonly standing: readonly NumberedDecision[] },
): Promise<Clustering> {
  const { records, edges, standing } = around;
  const numbers = new Set(records.map(({ n }) => n));
  const decisions = standing.filter(({ a, b }) => numbers.has(a) && numbers.has(b));
  const pairs = await completePairs(context, { records, edges, decisions });
  return clusterRecords(context.model, { records, pairs, decisions });
}

interface Touched {
  /** In the order of their references. */
  readonly records: readonly LinkedRecord[];
  readonly edges: readonly WeighedPair[];
  /** Member id → the entity that it is in, or was in until it went. */
  readonly before: ReadonlyMap<string, EntityId>;
  /** Member id → the entity that the store says it is in: none of a record that went and came back. */
  readonly stored: ReadonlyMap<string, EntityId>;
  /** The records of ids that may live again. */
  readonly withPast: readonly MemberReference[];
}

/**
 * What links connect with the seeds, and what is in one entity with any of that: an id may only be given anew where
 * all who have it are looked at.
 */
async function findTouched(
  { session, model }: ChangeContext,
  { seeds, due, state, standing }: Reclustering & { standing: readonly NumberedDecision[] },
): Promise<Touched> {
  const before = new Map<string, EntityId>();
  for (const one of due) if (one.formerEntity !== null) before.set(toMemberId(one), one.formerEntity);
  const [asked, stored] = [new Set<number>(), new Map<string, EntityId>()];
  const withPast: MemberReference[] = [];
  for (let from = seeds; ;) {
    const { numbers, edges } = await findNeighbourhood(state, from, {
      link: model.thresholds.link,
      decisions: standing,
    });
    const records = sortByReference(await state.readRecords([...numbers]));
    for (const member of await session.findEntities(records.filter(({ n }) => !asked.has(n)))) {
      stored.set(toMemberId(member), member.entityId);
      if (member.hasPast) withPast.push(member);
    }
    for (const [id, entity] of stored) before.set(id, entity);
    for (const { n } of records) asked.add(n);
    const fellows = await session.findMembersOf([...new Set(before.values())]);
    const outside = await session.findRecords(fellows.filter((member) => !before.has(toMemberId(member))));
    const missing = outside.filter(({ n }) => !numbers.has(n));
    if (missing.length === 0) return { records, edges, before, stored, withPast };
    from = new Set([...numbers, ...missing.map(({ n }) => n)]);
  }
}

interface Known {
  readonly records: readonly LinkedRecord[];
  readonly edges: readonly WeighedPair[];
  readonly decisions: readonly NumberedDecision[];
}

/** All pairs of what small sets of records links connect; of large ones the edges, as when the whole city is linked. */
async function completePairs(
  { bench, model }: Pick<ChangeContext, 'bench' | 'model'>,
  { records, edges, decisions }: Known,
): Promise<readonly WeighedPair[]> {
  const groups = findGroups(records, edges, { link: model.thresholds.link, decisions });
  const small = groups.filter((group) => group.length >= 3 && group.length <= completeUpTo);
  const known = new Set(edges.map(toPairId));
  const missing = small.flatMap((group) => {
    const pairs = eachPair(group.map(({ n }) => n)).filter((pair) => !known.has(toPairId(pair)));
    return pairs.length > 0 ? [{ group, pairs }] : [];
  });
  const asked = missing.flatMap(({ pairs }) => pairs);
  const weighed = await bench.weigh(
    missing.flatMap(({ group }) => group),
    asked,
  );
  return [...edges, ...weighed];
}

const toPairId = ({ a, b }: PairOfNumbers) => `${Math.min(a, b)} ${Math.max(a, b)}`;

function findGroups(
  records: readonly LinkedRecord[],
  edges: readonly WeighedPair[],
  { link, decisions }: { link: number; decisions: readonly NumberedDecision[] },
): LinkedRecord[][] {
  const place = new Map(records.map(({ n }, index) => [n, index]));
  const sets = new DisjointSets(records.length);
  const linked = edges.filter(({ weight }) => weight >= link);
  for (const { a, b } of [...linked, ...decisions.filter(({ kind }) => kind === 'must-link')])
    sets.join(place.get(a) ?? 0, place.get(b) ?? 0);
  return [...sets.toGroups().values()].map((group) => group.flatMap((index) => records[index] ?? []));
}

function eachPair(numbers: readonly number[]): PairOfNumbers[] {
  return numbers.flatMap((a, index) => numbers.slice(index + 1).map((b) => ({ a, b })));
}

function clusterRecords(
  model: IdentityModel,
  {
    records,
    pairs,
    decisions,
  }: {
    records: readonly LinkedRecord[];
    pairs: readonly WeighedPair[];
    decisions: readonly NumberedDecision[];
  },
): Clustering {
  const place = new Map(records.map(({ n }, index) => [n, index]));
  const inPlace = <T extends PairOfNumbers>(pair: T): T => {
    const [a, b] = [place.get(pair.a) ?? 0, place.get(pair.b) ?? 0];
    return { ...pair, a: Math.min(a, b), b: Math.max(a, b) };
  };
  const names = [...new Set(records.map(({ dataset }) => dataset))];
  const clean = names.flatMap((name, index) => (model.guards.clean.includes(name) ? [index] : []));
  return clusterPairs({
    records: records.length,
    pairs: toPairColumns(pairs.map(inPlace)),
    thresholds: model.thresholds,
    guards: model.guards,
    identifiers: model.guards.conflict.map((feature) => toCodes(model, feature, records)),
    datasets: Int32Array.from(records, ({ dataset }) => names.indexOf(dataset)),
    cleanDatasets: new Set(clean),
    decisions: decisions.map(inPlace),
  });
}

function toCodes(model: IdentityModel, feature: string, records: readonly LinkedRecord[]): Int32Array {
  const at = model.features.findIndex(({ name }) => name === feature);
  const codes = new Map<string, number>();
  return Int32Array.from(records, ({ features }) => {
    const [value, valid] = features[at] ?? [null, false];
    if (value === null || !valid) return 0;
    const code = codes.get(value) ?? codes.size + 1;
    codes.set(value, code);
    return code;
  });
}

interface Outcome extends Omit<Touched, 'edges'> {
  readonly clustering: Clustering;
}

/** @returns every entity whose records, or what they say, may not be what they were */
async function saveMembership(
  { session }: ChangeContext,
  { records, clustering, before, stored, withPast }: Outcome,
): Promise<EntityId[]> {
  const clusters = toClusters(records, clustering);
  const former = [...new Set(before.values())];
  const age = await session.readAges(former);
  const ended = await session.findRetired(withPast);
  const retired = new Map(ended.map((member) => [toMemberId(member), member.entityId]));
  const entities = await identify(session, clusters, { membership: before, age, retired });
  const redirects = new Map(
    entities.flatMap(({ entityId, absorbed }) => absorbed.map((id) => [id, entityId] as const)),
  );
  // Who is there already need not be told.
  const changed = entities.map(({ entityId, members }) => ({
    entityId,
    members: members.filter((member) => stored.get(toMemberId(member)) !== entityId),
  }));
  await session.saveChanges({ clusters: changed, emptied: former, redirects });
  return [...new Set([...former, ...entities.map(({ entityId }) => entityId)])];
}

/** An id that a cluster would be given is asked for in the store; taken, it steps aside. */
async function identify(
  session: LinkageSession,
  clusters: readonly (readonly string[])[],
  former: FormerEntities,
): Promise<IdentifiedCluster[]> {
  const own = new Set([...former.membership.values(), ...(former.retired?.values() ?? [])]);
  for (const everGiven = new Set<EntityId>(); ;) {
    const { entities } = assignEntityIds(session.entityType, clusters, { ...former, everGiven });
    const fresh = entities.map(({ entityId }) => entityId).filter((id) => !own.has(id));
    const taken = await session.findGiven(fresh);
    if (taken.size === 0) return entities;
    for (const id of taken) everGiven.add(id);
  }
}

function toClusters(records: readonly LinkedRecord[], { clusterOf }: Clustering): string[][] {
  const clusters = new Map<number, string[]>();
  records.forEach((record, index) => {
    const cluster = clusterOf[index] ?? index;
    clusters.set(cluster, [...(clusters.get(cluster) ?? []), toMemberId(record)]);
  });
  return [...clusters.values()];
}
