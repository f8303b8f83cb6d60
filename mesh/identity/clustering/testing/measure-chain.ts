import type { ClusterProblem } from '../cluster-problem.ts';
import { toPairs } from './any-problem.ts';

/** The longest of the shortest ways between any two of the records, by links among them (Floyd and Warshall). */
export function measureChain(problem: ClusterProblem, group: readonly number[]): number {
  const ways = new Map(
    toPairs(problem)
      .filter((pair) => pair[2] >= 2)
      .map(([a, b]) => [`${a} ${b}`, 1]),
  );
  const way = (a: number, b: number) =>
    a === b ? 0 : (ways.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? Infinity);
  for (const over of group)
    for (const a of group)
      for (const b of group)
        if (a < b && way(a, over) + way(over, b) < way(a, b))
          ways.set(`${a} ${b}`, way(a, over) + way(over, b));
  return Math.max(...group.flatMap((a) => group.map((b) => way(a, b))));
}
