import type { Fault } from '#schemas';
import type { Contract } from '../contract.ts';
import { compareVersions, isVersion } from '../version/index.ts';
import type { Bump, ContractChange } from './contract-comparison.ts';

const bumps = { breaking: 'major', widening: 'minor', note: 'patch' } as const;
const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The greatest step that any of the changes asks for. A status is where a version is in its life, no change of it. */
export function decideBump(changes: readonly ContractChange[]): Bump {
  const steps = changes.filter(({ what }) => what !== 'status').map(({ severity }) => bumps[severity]);
  return steps.reduce<Bump>(
    (most, step) => (order.indexOf(step) > order.indexOf(most) ? step : most),
    'none',
  );
}

/** The smallest version after `version` by that step; a text that is no version is given back as it is. */
export function toRequiredVersion(version: string, bump: Bump): string {
  if (!isVersion(version)) return version;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (bump === 'major') return `${major + 1}.0.0`;
  if (bump === 'minor') return `${major}.${minor + 1}.0`;
  return bump === 'patch' ? `${major}.${minor}.${patch + 1}` : version;
}

/** That the new contract's version is too small for what has changed. */
export function findVersionFaults(
  old: Contract,
  next: Contract,
  { bump, changes }: { bump: Bump; changes: readonly ContractChange[] },
): Fault[] {
  const required = toRequiredVersion(old.version, bump);
  if (!isVersion(old.version) || !isVersion(next.version)) return [];
  if (compareVersions(next.version, required) >= 0) return [];
  const why = changes.find(({ severity, what }) => bumps[severity] === bump && what !== 'status');
  const sentence =
    bump === 'none'
      ? `Version ${next.version} is older than ${old.version}: give the new contract the higher number.`
      : `Version ${next.version} is too small: this is a ${bump} change from ${old.version}, which makes it ${required} at least. ${why?.sentence ?? ''}`;
  return [{ file: next.file, line: 1, field: 'version', sentence: sentence.trim() }];
}
