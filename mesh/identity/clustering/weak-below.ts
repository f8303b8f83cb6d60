import type { ClusterGuards, ClusterThresholds } from './cluster-problem.ts';

/**
 * Below this a link that alone holds two parts together is doubtful: as far above the link threshold as the review
 * threshold is below it, or the guard for the weakest edge when that asks for more.
 */
export function weakBelow(
  { link, review }: ClusterThresholds,
  { weakestEdge = -Infinity }: ClusterGuards,
): number {
  return Math.max(weakestEdge, review < link ? link + (link - review) : link);
}
