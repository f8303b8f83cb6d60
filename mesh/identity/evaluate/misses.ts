import type { CutReason } from '../clustering/index.ts';
import type { Contribution, Edge } from '../comparing/index.ts';
import { countEntities } from './agreement.ts';
import type { Truth } from './truth.ts';

/** Why two records of one entity are apart, or two entities' records together. */
export type MissReason =
  | { readonly kind: 'never blocked' }
  | {
      readonly kind: 'below the threshold';
      readonly weight: number;
      readonly contributions: readonly Contribution[];
    }
  | { readonly kind: 'cut by a guard'; readonly guard: CutReason; readonly weight: number }
  | { readonly kind: 'linked'; readonly weight: number; readonly contributions: readonly Contribution[] }
  | { readonly kind: 'unknown' };

/** Records wrongly apart or wrongly together: two parts, the pairs it costs, the strongest pair between them. */
export interface Miss {
  readonly kind: 'apart' | 'together';
  readonly pairs: number;
  readonly a: string;
  readonly b: string;
  readonly sizes: readonly [number, number];
  readonly reason: MissReason;
}

export interface Linkage {
  readonly edges: Iterable<Edge>;
  readonly cuts: readonly { readonly a: string; readonly b: string; readonly reason: CutReason }[];
  readonly link: number;
}

interface Split {
  readonly kind: Miss['kind'];
  readonly pairs: number;
  readonly parts: readonly [readonly string[], readonly string[]];
}

/** The misses that cost most pairs, worst first. Give the linkage that kept all its pairs to learn the reasons. */
export function findWorstMisses(
  clusters: readonly (readonly string[])[],
  truth: Truth,
  { most, linkage }: { most: number; linkage?: Linkage },
): Miss[] {
  const splits = [...findApart(clusters, truth), ...findTogether(clusters, truth)]
    .sort((a, b) => b.pairs - a.pairs || compare(a.parts[0][0] ?? '', b.parts[0][0] ?? ''))
    .slice(0, most);
  const strongest = linkage ? findStrongest(splits, linkage) : [];
  return splits.map((split, index) => toMiss(split, strongest[index], linkage));
}

/** An entity in several clusters: its largest part against each other one. */
function findApart(clusters: readonly (readonly string[])[], truth: Truth): Split[] {
  const parts = new Map<string, string[][]>();
  for (const cluster of clusters)
    for (const [entity, members] of byEntity(cluster, truth))
      parts.set(entity, [...(parts.get(entity) ?? []), members]);
  return [...parts.values()].flatMap((pieces) => pairWithLargest('apart', pieces));
}

/** A cluster of several entities: the largest entity in it against each other one. */
function findTogether(clusters: readonly (readonly string[])[], truth: Truth): Split[] {
  return clusters
    .filter((cluster) => countEntities(cluster, truth).size > 1)
    .flatMap((cluster) => pairWithLargest('together', [...byEntity(cluster, truth).values()]));
}

function pairWithLargest(kind: Miss['kind'], pieces: readonly (readonly string[])[]): Split[] {
  const [largest, ...others] = [...pieces].sort((a, b) => b.length - a.length);
  if (!largest) return [];
  return others.map((other) => ({
    kind,
    pairs: largest.length * other.length,
    parts: [largest, other] as const,
  }));
}

function byEntity(cluster: readonly string[], truth: Truth): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const memberId of cluster) {
    const entity = truth.entityOf(memberId);
    if (entity !== undefined) groups.set(entity, [...(groups.get(entity) ?? []), memberId]);
  }
  return groups;
}

/** One pass over all compared pairs: the strongest between the two parts of each split. */
function findStrongest(splits: readonly Split[], linkage: Linkage): (Edge | undefined)[] {
  const places = new Map<string, { split: number; part: number }[]>();
  splits.forEach(({ parts }, split) =>
    parts.forEach((members, part) =>
      members.forEach((id) => places.set(id, [...(places.get(id) ?? []), { split, part }])),
    ),
  );
  const strongest: (Edge | undefined)[] = splits.map(() => undefined);
  for (const edge of linkage.edges)
    for (const one of places.get(edge.a) ?? [])
      for (const other of places.get(edge.b) ?? [])
        if (
          one.split === other.split &&
          one.part !== other.part &&
          edge.weight > (strongest[one.split]?.weight ?? -Infinity)
        )
          strongest[one.split] = edge;
  return strongest;
}

function toMiss({ kind, pairs, parts }: Split, edge: Edge | undefined, linkage: Linkage | undefined): Miss {
  const [a, b] = edge ? [edge.a, edge.b] : [parts[0][0] ?? '', parts[1][0] ?? ''];
  return { kind, pairs, a, b, sizes: [parts[0].length, parts[1].length], reason: toReason(edge, linkage) };
}

function toReason(edge: Edge | undefined, linkage: Linkage | undefined): MissReason {
  if (!linkage) return { kind: 'unknown' };
  if (!edge) return { kind: 'never blocked' };
  const cut = linkage.cuts.find((candidate) => candidate.a === edge.a && candidate.b === edge.b);
  if (cut) return { kind: 'cut by a guard', guard: cut.reason, weight: edge.weight };
  const kind = edge.weight >= linkage.link ? 'linked' : 'below the threshold';
  return { kind, weight: edge.weight, contributions: edge.contributions };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
