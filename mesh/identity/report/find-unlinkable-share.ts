import type { LinkReport } from './link-report.ts';

/** The share of records whose match weight with themselves is below a weight, between the known points in a straight line. */
export function findUnlinkableShare(unlinkable: LinkReport['unlinkable'], weight: number): number {
  const points = unlinkable.toSorted((one, other) => one.weight - other.weight);
  const next = points.findIndex((point) => point.weight >= weight);
  const [before, after] = next < 0 ? [points.at(-1)] : [points[next - 1], points[next]];
  if (before === undefined || after === undefined) return (before ?? after)?.share ?? 0;
  const way = (weight - before.weight) / (after.weight - before.weight);
  return before.share + way * (after.share - before.share);
}
