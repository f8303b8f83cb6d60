import type { Verdict } from '../compatibility/index.ts';
import type { Contract } from '../contract.ts';
import type { ContractChange, ContractComparison } from './contract-comparison.ts';
import { decideBump, findVersionFaults, toRequiredVersion } from './decide-version.ts';
import { diffFields } from './diff-fields.ts';
import { diffMappings } from './diff-mappings.ts';
import { diffPromises } from './diff-promises.ts';

const severities = ['breaking', 'widening', 'note'];

/**
 * What changes from one version of a contract to the next, for whom that is hard, and how much the version number must
 * grow: major where a reader or a writer who kept to the old version is hurt, minor where more is promised, patch
 * where only words changed. Row by row the schemas decide; what cannot be proved to be compatible counts as breaking.
 */
export function compareContracts(old: Contract, next: Contract): ContractComparison {
  const fields = diffFields(old.fields, next.fields);
  const changes = [...fields, ...diffMappings(old, next), ...diffPromises(old, next)].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const bump = decideBump(changes);
  return {
    changes,
    rows: { backward: verdictFor(fields, 'writers'), forward: verdictFor(fields, 'readers') },
    bump,
    required: toRequiredVersion(old.version, bump),
    faults: findVersionFaults(old, next, { bump, changes }),
  };
}

/** Writers are hurt where the new version refuses rows of the old one; readers the other way round. */
function verdictFor(changes: readonly ContractChange[], hurt: 'readers' | 'writers'): Verdict {
  const breaking = changes.filter(
    ({ what, severity, hurts }) => what === 'field' && severity === 'breaking' && hurts === hurt,
  );
  if (breaking.length === 0) return 'compatible';
  return breaking.some((change) => 'witness' in change || hurt === 'readers') ? 'breaking' : 'unknown';
}
