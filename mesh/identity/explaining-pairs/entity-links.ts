import { toMemberId, type PresentMember } from '../../store/index.ts';
import { DisjointSets } from '../clustering/index.ts';
import { completeUpTo } from '../components.ts';
import type { IdentityLook, PairOfNumbers, WeighedPair } from '../incremental/index.ts';
import { toShownRecords } from './shown-record.ts';

/** A link between two of an entity's records, by their places; infinitely strong where a steward decided it. */
export type EntityLink = WeighedPair;

/** What links the records of an entity: pairs that weigh enough, and decisions to link. The strongest first. */
export async function findLinks(
  look: IdentityLook,
  members: readonly PresentMember[],
): Promise<EntityLink[]> {
  const { model } = look;
  const weighed = members.length <= completeUpTo ? weighAll(look, members) : readKept(look, members);
  const strong = (await weighed).filter(({ weight }) => weight >= model.thresholds.link);
  return [...(await findDecided(look, members)), ...strong].sort(
    (one, other) => other.weight - one.weight || one.a - other.a || one.b - other.b,
  );
}

function weighAll(look: IdentityLook, members: readonly PresentMember[]): Promise<WeighedPair[]> {
  const pairs = members.flatMap((_, a) => members.slice(a + 1).map((_one, at) => ({ a, b: a + 1 + at })));
  return look.bench.weigh(toShownRecords(look, members), pairs);
}

async function readKept(
  { session }: IdentityLook,
  members: readonly PresentMember[],
): Promise<WeighedPair[]> {
  const places = new Map(members.map((member, place) => [toMemberId(member), place]));
  const records = await session.findRecords(members);
  const placeOf = new Map(records.map((record) => [record.n, places.get(toMemberId(record)) ?? 0]));
  return (await session.edges.edgesOf(records.map(({ n }) => n))).flatMap(({ a, b, weight }) => {
    const [one, other] = [placeOf.get(a), placeOf.get(b)];
    return one === undefined || other === undefined ? [] : [{ a: one, b: other, weight }];
  });
}

async function findDecided(
  { store, entityType }: IdentityLook,
  members: readonly PresentMember[],
): Promise<EntityLink[]> {
  const places = new Map(members.map((member, place) => [toMemberId(member), place]));
  const decisions = await store.decisions.about(entityType, members);
  return decisions.flatMap(({ kind, a, b }) => {
    const [one, other] = [places.get(toMemberId(a)), places.get(toMemberId(b))];
    if (kind !== 'must-link' || one === undefined || other === undefined) return [];
    return [{ a: one, b: other, weight: Infinity }];
  });
}

/** The strongest links that hold all records together without a ring (Kruskal 1956). @param links the strongest first */
export function toSpanningLinks(count: number, links: readonly EntityLink[]): EntityLink[] {
  const sets = new DisjointSets(count);
  return links.filter(({ a, b }) => {
    if (sets.find(a) === sets.find(b)) return false;
    sets.join(a, b);
    return true;
  });
}

/** The places between two records on the shortest way of links, the stronger one of two. None where they are linked. */
export function findWay({ a, b }: PairOfNumbers, links: readonly EntityLink[]): number[] {
  const cameFrom = new Map<number, number>([[a, a]]);
  for (let frontier = [a]; frontier.length > 0 && !cameFrom.has(b);) {
    const next: number[] = [];
    for (const here of frontier)
      for (const there of toNeighbours(here, links)) {
        if (cameFrom.has(there)) continue;
        cameFrom.set(there, here);
        next.push(there);
      }
    frontier = next;
  }
  const way: number[] = [];
  for (let at = cameFrom.get(b); at !== undefined && at !== a; at = cameFrom.get(at)) way.unshift(at);
  return way;
}

function toNeighbours(here: number, links: readonly EntityLink[]): number[] {
  return links.flatMap(({ a, b }) => (a === here ? [b] : b === here ? [a] : []));
}
