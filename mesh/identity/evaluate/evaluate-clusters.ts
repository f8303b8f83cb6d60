import { countPairs, countWholeClusters, toAgreement, type Agreement } from './agreement.ts';
import { findWorstMisses, type Linkage, type Miss } from './misses.ts';
import type { Truth } from './truth.ts';

export interface Evaluation {
  readonly records: number;
  readonly entitiesFound: number;
  readonly entitiesTrue: number;
  /** Over pairs of records. */
  readonly pairwise: Agreement;
  /** Over whole clusters: only one that is exactly an entity counts. */
  readonly cluster: Agreement;
  readonly worstMisses: Miss[];
}

/** Compares clusters with the truth; records that the truth does not know are left out of the figures. */
export function evaluateClusters(
  clusters: readonly (readonly string[])[],
  truth: Truth,
  { most = 10, linkage }: { most?: number; linkage?: Linkage } = {},
): Evaluation {
  const whole = countWholeClusters(clusters, truth);
  return {
    records: clusters.reduce((sum, cluster) => sum + cluster.length, 0),
    entitiesFound: clusters.length,
    entitiesTrue: whole.actual,
    pairwise: toAgreement(countPairs(clusters, truth)),
    cluster: toAgreement(whole),
    worstMisses: findWorstMisses(clusters, truth, { most, linkage }),
  };
}
