import type { FileLinkage } from '#mesh';

/** What `--json` prints: counts, seconds, and with a truth how well the clusters agree with it. */
export function toLinkageJson(linkage: FileLinkage): Record<string, unknown> {
  const { records, pairsCompared, clusters, largestCluster, seconds, stages, evaluation, inputs } = linkage;
  const warnings = inputs.flatMap((input) => input.warnings);
  return {
    records,
    pairsCompared,
    clusters,
    largestCluster,
    seconds,
    ...(evaluation && {
      ...evaluation.pairwise,
      bcubed: evaluation.bcubed,
      recordsWithTruth: evaluation.known,
      largestTrue: evaluation.largestTrue,
    }),
    stages,
    ...(warnings.length > 0 && { warnings }),
  };
}
