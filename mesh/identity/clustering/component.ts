import type { ClusterProblem, PairColumns } from './cluster-problem.ts';
import { toExactBits } from './exact-bits.ts';
import type { Link, Settled } from './settle-decisions.ts';

/** One component by itself: its records are numbered from 0, in the order of their record numbers. */
export interface Component {
  /** Record numbers, ascending. */
  readonly members: Int32Array;
  /** Pairs within the component by its own numbers, in exact bits. */
  readonly pairs: PairColumns;
  /** Where each of these pairs stands among the problem's. */
  readonly source: Int32Array;
  /** Newest first. */
  readonly must: readonly Link[];
  readonly cannot: readonly Link[];
}

/** Rows of several groups in one column: those of group g stand from `start[g]` to `start[g + 1]`. */
interface Grouped {
  readonly start: Int32Array;
  readonly rows: Int32Array;
}

/** The components whose root is marked, each by itself, in the order of their smallest records. */
export function* eachComponent(
  problem: ClusterProblem,
  { roots, marked }: { roots: Int32Array; marked: Uint8Array },
  decided: Settled,
): Generator<Component> {
  const { slots, count } = toSlots(marked);
  const slotOf = (record: number) => slots[roots[record] ?? 0] ?? -1;
  const members = group(problem.records, count, slotOf);
  const { a, b, length } = problem.pairs;
  const pairs = group(length, count, (pair) => {
    const slot = slotOf(a[pair] ?? 0);
    return slot === slotOf(b[pair] ?? 0) ? slot : -1;
  });
  const must = groupLinks(decided.must, slotOf);
  const cannot = groupLinks(decided.cannot, slotOf);
  const local = new Int32Array(problem.records);
  for (let slot = 0; slot < count; slot += 1) {
    const records = rowsOf(members, slot);
    for (let at = 0; at < records.length; at += 1) local[records[at] ?? 0] = at;
    const source = rowsOf(pairs, slot);
    yield {
      members: records,
      source,
      pairs: toLocalPairs(problem.pairs, source, local),
      must: toLocalLinks(must.get(slot), local),
      cannot: toLocalLinks(cannot.get(slot), local),
    };
  }
}

function toSlots(marked: Uint8Array): { slots: Int32Array; count: number } {
  const slots = new Int32Array(marked.length).fill(-1);
  let count = 0;
  for (let root = 0; root < marked.length; root += 1) if (marked[root] === 1) slots[root] = count++;
  return { slots, count };
}

/** Counting sort: the rows of each group in ascending order; a row whose group is −1 is left out. */
function group(rows: number, groups: number, groupOf: (row: number) => number): Grouped {
  const start = new Int32Array(groups + 2);
  for (let row = 0; row < rows; row += 1) {
    const at = groupOf(row);
    if (at >= 0) start[at + 2] = (start[at + 2] ?? 0) + 1;
  }
  for (let at = 1; at < start.length; at += 1) start[at] = (start[at] ?? 0) + (start[at - 1] ?? 0);
  const sorted = new Int32Array(start[groups + 1] ?? 0);
  for (let row = 0; row < rows; row += 1) {
    const at = groupOf(row);
    if (at < 0) continue;
    const next = start[at + 1] ?? 0;
    sorted[next] = row;
    start[at + 1] = next + 1;
  }
  return { start, rows: sorted };
}

function rowsOf({ start, rows }: Grouped, at: number): Int32Array {
  return rows.subarray(start[at] ?? 0, start[at + 1] ?? 0);
}

function toLocalPairs(pairs: PairColumns, source: Int32Array, local: Int32Array): PairColumns {
  const { length } = source;
  const a = new Int32Array(length);
  const b = new Int32Array(length);
  const weight = new Float64Array(length);
  for (let at = 0; at < length; at += 1) {
    const pair = source[at] ?? 0;
    a[at] = local[pairs.a[pair] ?? 0] ?? 0;
    b[at] = local[pairs.b[pair] ?? 0] ?? 0;
    weight[at] = toExactBits(pairs.weight[pair] ?? 0);
  }
  return { length, a, b, weight };
}

/** A decision between two components groups with neither: −1. */
function groupLinks(links: readonly Link[], slotOf: (record: number) => number): Map<number, Link[]> {
  const groups = new Map<number, Link[]>();
  for (const link of links) {
    const slot = slotOf(link.a) === slotOf(link.b) ? slotOf(link.a) : -1;
    const group = groups.get(slot);
    if (group) group.push(link);
    else groups.set(slot, [link]);
  }
  return groups;
}

function toLocalLinks(links: readonly Link[] = [], local: Int32Array): Link[] {
  return links.map(({ a, b }) => ({ a: local[a] ?? 0, b: local[b] ?? 0 }));
}
