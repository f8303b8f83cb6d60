import { compareVersions, majorOf } from '#contracts';
import type { Contract } from '#contracts';
import type { DatasetId } from '#schemas';

type Versions = ReadonlyMap<DatasetId, readonly Contract[]>;

/** The contracts that readers of a city's datasets find, newest major version of a dataset first. */
export function toReadContracts(contracts: readonly Contract[], versions?: Versions): Contract[] {
  return contracts.flatMap((contract) => toReadVersions(versions?.get(contract.dataset) ?? [contract]));
}

/** Of each major version the newest: within one, what an older reader asks is there and means the same. */
export function toReadVersions(versions: readonly Contract[]): Contract[] {
  const newestFirst = [...versions].sort((a, b) => compareVersions(b.version, a.version));
  const majors = new Map<number, Contract>();
  for (const contract of newestFirst) {
    const major = majorOf(contract.version);
    if (!majors.has(major)) majors.set(major, contract);
  }
  return [...majors.values()];
}
