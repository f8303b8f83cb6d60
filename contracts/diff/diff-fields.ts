import type { ContractField } from '../contract.ts';
import { breaksReaders, say, widens, type ContractChange } from './contract-comparison.ts';
import { diffMeaning } from './diff-meaning.ts';
import { diffValues } from './diff-values.ts';
import { findRenames } from './find-renames.ts';

const sayField = say('field');

/** Field by field, at every level; the paths of fields are dotted, items of a list are `[]`. */
export function diffFields(
  old: readonly ContractField[],
  next: readonly ContractField[],
  base = '',
): ContractChange[] {
  const gone = old.filter(({ name }) => !next.some((field) => field.name === name));
  const added = next.filter(({ name }) => !old.some((field) => field.name === name));
  const renames = findRenames(gone, added);
  const kept = old.flatMap((field) => {
    const other = next.find(({ name }) => name === field.name);
    return other === undefined ? [] : diffField(field, other, `${base}${field.name}`);
  });
  return [
    ...gone.map((field) => sayGone(field, `${base}${field.name}`, renames.get(field.name))),
    ...added.map((field) => sayAdded(field, `${base}${field.name}`)),
    ...kept,
  ];
}

function sayGone({ name }: ContractField, path: string, renamed: string | undefined): ContractChange {
  const sentence =
    renamed === undefined
      ? `"${name}" is taken away: whoever reads it gets nothing.`
      : `"${name}" is taken away; it is probably renamed to "${renamed}", which its readers do not know.`;
  return sayField(path, { ...breaksReaders, sentence });
}

function sayAdded({ name, required, key }: ContractField, path: string): ContractChange {
  if (!required && !key) return sayField(path, { ...widens, sentence: `"${name}" is new.` });
  return sayField(path, {
    severity: 'breaking',
    hurts: 'writers',
    sentence: `"${name}" is new and must be in every row: rows as they were until now lack it.`,
    witness: {},
  });
}

function diffField(old: ContractField, next: ContractField, path: string): ContractChange[] {
  const inside =
    old.type === 'object' && next.type === 'object'
      ? diffFields(old.fields ?? [], next.fields ?? [], `${path}.`)
      : [];
  const items =
    old.type === 'array' && next.type === 'array' && old.items !== undefined && next.items !== undefined
      ? diffField(old.items, next.items, `${path}[]`)
      : [];
  return [
    ...diffPresence(old, next, path),
    ...diffValues(old, next, path),
    ...diffMeaning(old, next, path),
    ...inside,
    ...items,
  ];
}

function diffPresence(old: ContractField, next: ContractField, path: string): ContractChange[] {
  const [was, is] = [old.required || old.key, next.required || next.key];
  if (was === is) return [];
  if (is)
    return [
      sayField(path, {
        severity: 'breaking',
        hurts: 'writers',
        sentence: `"${path}" must now be in every row: rows that leave it out are refused.`,
        witness: null,
      }),
    ];
  return [
    sayField(path, {
      ...breaksReaders,
      sentence: `"${path}" may now be missing: readers that count on it get nothing.`,
      witness: null,
    }),
  ];
}
