import type { LinkReport } from '../report/index.ts';

export type ClusterCounts = Pick<LinkReport, 'records' | 'clusters' | 'largestCluster' | 'clusterSizes'>;

/** How many clusters there are, and of which size. @param clusterOf of each record: a cluster goes by a record's number */
export function countClusters(clusterOf: Int32Array): ClusterCounts {
  const members = new Int32Array(clusterOf.length);
  for (const cluster of clusterOf) members[cluster] = (members[cluster] ?? 0) + 1;
  const bySize = new Map<number, number>();
  for (const size of members) if (size > 0) bySize.set(size, (bySize.get(size) ?? 0) + 1);
  const clusterSizes = [...bySize]
    .sort(([one], [other]) => one - other)
    .map(([size, clusters]) => ({ size, clusters }));
  return {
    records: clusterOf.length,
    clusters: clusterSizes.reduce((sum, { clusters }) => sum + clusters, 0),
    largestCluster: clusterSizes.at(-1)?.size ?? 0,
    clusterSizes,
  };
}
