import type { LinkedGraph } from './linked-graph.ts';

/** A link that alone holds two parts of a cluster together. */
export interface Bridge {
  /** The pair that it is. */
  readonly pair: number;
  /** Records in the smaller of the two parts. */
  readonly smaller: number;
}

interface Walk {
  readonly graph: LinkedGraph;
  readonly clusterOf: Int32Array;
  /** When each record was reached, counted from 1, and the earliest that its subtree reaches without the way down. */
  readonly order: Int32Array;
  readonly low: Int32Array;
  /** Records in each record's subtree. */
  readonly below: Int32Array;
  /** The way down into each record: its place in the graph's column, −1 for the first. */
  readonly entry: Int32Array;
  readonly parent: Int32Array;
  readonly next: Int32Array;
}

/** The bridges within each cluster, decisions left out (Tarjan 1974, without recursion). */
export function findBridges(graph: LinkedGraph, clusterOf: Int32Array): Bridge[] {
  const { length } = clusterOf;
  const column = () => new Int32Array(length);
  const walk: Walk = {
    ...{ graph, clusterOf, order: column(), low: column(), below: column().fill(1) },
    ...{ entry: column().fill(-1), parent: column().fill(-1) },
    next: Int32Array.from({ length }, (_, record) => graph.from(record)),
  };
  return Array.from(clusterOf.keys()).flatMap((record) => {
    if (walk.order[record] !== 0) return [];
    const reached = walkFrom(walk, record);
    return reached.length < 4 ? [] : readBridges(walk, reached);
  });
}

/** Depth first through one cluster: its records in the order of their being reached. */
function walkFrom(walk: Walk, first: number): number[] {
  const reached: number[] = [];
  reach(walk, first, reached.push(first));
  let here = first;
  while (here !== -1) {
    const at = walk.next[here] ?? 0;
    if (at < walk.graph.to(here)) {
      walk.next[here] = at + 1;
      here = step(walk, { here, at, reached });
    } else here = climb(walk, here);
  }
  return reached;
}

function reach(walk: Walk, record: number, order: number): void {
  walk.order[record] = walk.low[record] = order;
}

/** Follows one link; returns where the walk then stands. */
function step(walk: Walk, { here, at, reached }: { here: number; at: number; reached: number[] }): number {
  const other = walk.graph.neighbour(at);
  if (walk.clusterOf[other] !== walk.clusterOf[here]) return here;
  if (walk.order[other] === 0) {
    walk.parent[other] = here;
    walk.entry[other] = at;
    reach(walk, other, reached.push(other));
    return other;
  }
  const isWayUp =
    other === walk.parent[here] && walk.graph.pair(at) === walk.graph.pair(walk.entry[here] ?? 0);
  if (!isWayUp) lower(walk, here, walk.order[other] ?? 0);
  return here;
}

/** A record is done: what it knows is its parent's as well. */
function climb(walk: Walk, here: number): number {
  const parent = walk.parent[here] ?? -1;
  if (parent === -1) return -1;
  lower(walk, parent, walk.low[here] ?? 0);
  walk.below[parent] = (walk.below[parent] ?? 0) + (walk.below[here] ?? 0);
  return parent;
}

function lower(walk: Walk, record: number, order: number): void {
  walk.low[record] = Math.min(walk.low[record] ?? 0, order);
}

function readBridges(walk: Walk, reached: readonly number[]): Bridge[] {
  return reached.flatMap((record) => {
    const [parent, entry] = [walk.parent[record] ?? -1, walk.entry[record] ?? -1];
    const pair = entry === -1 ? -1 : walk.graph.pair(entry);
    if (pair === -1 || (walk.low[record] ?? 0) <= (walk.order[parent] ?? 0)) return [];
    const below = walk.below[record] ?? 0;
    return [{ pair, smaller: Math.min(below, reached.length - below) }];
  });
}
