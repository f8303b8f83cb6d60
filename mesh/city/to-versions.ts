import { compareVersions } from '#contracts';
import type { Contract } from '#contracts';
import type { DatasetId } from '#schemas';

/** A dataset's versions that are read, newest first: the first is the one that its rows are held to. */
export type Versions = readonly [Contract, ...Contract[]];

/**
 * Sorts contracts by dataset. Proposals and drafts hold nobody to anything yet, and nobody reads retired versions. A
 * deprecated version is still read, but rows are held to an active one where there is any.
 */
export function toVersions(contracts: readonly Contract[]): Map<DatasetId, Versions> {
  const read = contracts.filter(({ status }) => status === 'active' || status === 'deprecated');
  const byDataset = Map.groupBy(read, ({ dataset }) => dataset);
  return new Map(
    [...byDataset].flatMap(([dataset, versions]) => {
      const [first, ...rest] = versions.sort(inOrder);
      return first ? [[dataset, [first, ...rest]] as const] : [];
    }),
  );
}

function inOrder(a: Contract, b: Contract): number {
  const byStatus = Number(a.status === 'deprecated') - Number(b.status === 'deprecated');
  return byStatus || compareVersions(b.version, a.version);
}
