import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countClusters } from './count-clusters.ts';

describe('countClusters', () => {
  it('is what grouping the records one by one gives', () => {
    const clusters = fc
      .integer({ min: 1, max: 40 })
      .chain((records) => fc.array(fc.nat(records - 1), { minLength: records, maxLength: records }));
    fc.assert(
      fc.property(clusters, (clusterOf) => {
        const sizes = [...Map.groupBy(clusterOf, (cluster) => cluster).values()].map(({ length }) => length);
        const counted = countClusters(Int32Array.from(clusterOf));
        expect(counted).toMatchObject({ records: clusterOf.length, clusters: sizes.length });
        expect(counted.largestCluster).toBe(Math.max(...sizes));
        for (const { size, clusters } of counted.clusterSizes)
          expect(clusters).toBe(sizes.filter((one) => one === size).length);
        expect(counted.clusterSizes.map(({ size }) => size)).toEqual(
          [...new Set(sizes)].sort((a, b) => a - b),
        );
      }),
    );
  });

  it('is nothing of nothing', () => {
    const nothing = { records: 0, clusters: 0, largestCluster: 0, clusterSizes: [] };
    expect(countClusters(new Int32Array(0))).toEqual(nothing);
  });
});
