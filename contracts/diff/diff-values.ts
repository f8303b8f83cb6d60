import { showList, showValue } from '#schemas';
import { compareSchemas, type SchemaComparison } from '../compatibility/index.ts';
import type { ContractField } from '../contract.ts';
import { toFieldSchema } from '../row-schema.ts';
import { say, type ContractChange } from './contract-comparison.ts';

const sayField = say('field');
/** For one field: so long that a busy machine does not make another version number of it. */
const budgetMs = 4000;

/**
 * Which values a field may have, decided by the schemas themselves: what is not proved to be compatible counts as
 * breaking. Blocks and lists are gone into beside; here their insides are left out.
 */
export function diffValues(old: ContractField, next: ContractField, path: string): ContractChange[] {
  const [before, after] = [toValueSchema(old), toValueSchema(next)];
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const how = sayHow(old, next);
  const comparison = compare(before, after);
  const changes: ContractChange[] = [];
  if (comparison.backward !== 'compatible')
    changes.push(
      sayField(path, {
        severity: 'breaking',
        hurts: 'writers',
        sentence: `"${path}" ${how}: ${sayWitness(comparison, 'backward')}.`,
        ...withWitness(comparison, 'backward'),
      }),
    );
  if (comparison.forward !== 'compatible')
    changes.push(
      sayField(path, {
        severity: 'breaking',
        hurts: 'readers',
        sentence: `"${path}" ${how}: ${sayWitness(comparison, 'forward')}.`,
        ...withWitness(comparison, 'forward'),
      }),
    );
  // The same values by other words, such as a pattern written another way.
  if (changes.length === 0)
    changes.push(
      sayField(path, {
        severity: 'note',
        hurts: 'nobody',
        sentence: `"${path}" ${how}: it allows the same values.`,
      }),
    );
  return changes;
}

/** As a required field's: whether it may be missing is told beside. */
function toValueSchema(field: ContractField): object {
  const { items, fields, ...bare } = field;
  const isNested = (items ?? fields) !== undefined;
  return toFieldSchema({ ...(isNested ? bare : field), required: true });
}

function compare(before: object, after: object): SchemaComparison {
  try {
    return compareSchemas(before, after, { budgetMs });
  } catch {
    return { backward: 'unknown', forward: 'unknown', witness: {}, reasons: {} };
  }
}

function sayWitness({ backward, forward, witness }: SchemaComparison, way: 'backward' | 'forward'): string {
  const isDecided = (way === 'backward' ? backward : forward) === 'breaking';
  if (!isDecided)
    return way === 'backward'
      ? 'whether every value of the old version still fits cannot be proved, which counts as breaking'
      : 'whether every value fits the old version too cannot be proved, which counts as breaking';
  const value = showValue(witness[way]);
  return way === 'backward'
    ? `${value} was right until now and is refused`
    : `${value} may now come, which the old version's readers do not expect`;
}

function withWitness(comparison: SchemaComparison, way: 'backward' | 'forward'): { witness?: unknown } {
  return way in comparison.witness ? { witness: comparison.witness[way] } : {};
}

function sayHow(old: ContractField, next: ContractField): string {
  if (old.type !== next.type) return `was ${old.type} and is ${next.type}`;
  const gone = (old.enum ?? []).filter((value) => next.enum?.includes(value) === false);
  const added = (next.enum ?? []).filter((value) => old.enum?.includes(value) === false);
  if (gone.length + added.length > 0) return sayWords(gone.map(String), added.map(String));
  if (old.enum !== undefined && next.enum === undefined) return 'may now have any value';
  if (old.enum === undefined && next.enum !== undefined)
    return `may now only be ${showList(next.enum.map(String))}`;
  const names = [
    ...new Set([...Object.keys(old.options), ...Object.keys(next.options)]),
  ] as (keyof ContractField['options'])[];
  const changed = names
    .filter((name) => old.options[name] !== next.options[name])
    .map((name) => `${name} was ${show(old.options[name])} and is ${show(next.options[name])}`);
  return changed.length === 0 ? 'has other rules' : `has other rules (${changed.join('; ')})`;
}

function sayWords(gone: readonly string[], added: readonly string[]): string {
  const parts = [
    ...(gone.length === 0 ? [] : [`is no longer ${showList(gone)}`]),
    ...(added.length === 0 ? [] : [`may now also be ${showList(added)}`]),
  ];
  return parts.join(' and ');
}

function show(option: unknown): string {
  return option === undefined ? 'not said' : String(option);
}
