import { majorOf } from '#contracts';
import type { Contract } from '#contracts';

export interface ContractChange {
  readonly what: string;
  readonly path: string;
  readonly severity: 'breaking' | 'widening' | 'note';
  readonly hurts: 'readers' | 'writers' | 'both' | 'nobody';
  readonly sentence: string;
}
export interface ContractComparison {
  readonly changes: readonly ContractChange[];
  readonly bump: 'major' | 'minor' | 'patch' | 'none';
  readonly required: string;
}
export function compareContracts(old: Contract, next: Contract): ContractComparison {
  const changes: ContractChange[] = [];
  for (const field of old.fields) {
    const other = next.fields.find(({ name }) => name === field.name);
    if (!other || other.type !== field.type)
      changes.push({
        ...{ what: 'field', path: field.name, severity: 'breaking', hurts: 'readers' },
        sentence: `${field.name} is taken away or changed.`,
      });
  }
  for (const field of next.fields)
    if (!old.fields.some(({ name }) => name === field.name))
      changes.push({
        ...{ what: 'field', path: field.name, severity: 'widening', hurts: 'nobody' },
        sentence: `${field.name} is new.`,
      });
  const breaking = changes.some(({ severity }) => severity === 'breaking');
  const bump = breaking ? 'major' : changes.length > 0 ? 'minor' : 'patch';
  const [major = 0, minor = 0, patch = 0] = old.version.split('.').map(Number);
  const required =
    bump === 'major'
      ? `${majorOf(old.version) + 1}.0.0`
      : bump === 'minor'
        ? `${major}.${minor + 1}.0`
        : `${major}.${minor}.${patch + 1}`;
  return { changes, bump, required };
}
