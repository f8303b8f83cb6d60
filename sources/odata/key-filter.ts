import { splitRecordKey, type RecordKey } from '#schemas';
import { toLiteral, toLiteralType } from './literal.ts';

interface KeyQuestion {
  foreignKeys: readonly string[];
  keys: readonly RecordKey[];
  /** Types of the set's properties. */
  types: ReadonlyMap<string, string>;
  style: 'in' | 'or';
}

/** The filter for rows with one of these keys. A key of several fields is compared field by field. */
export function toKeyFilter({ foreignKeys, keys, types, style }: KeyQuestion): string {
  const [only, ...others] = foreignKeys;
  if (only !== undefined && others.length === 0 && style === 'in') {
    const literals = keys.map((key) => toLiteral(key, toLiteralType(types.get(only))));
    return `${only} in (${literals.join(',')})`;
  }
  return keys
    .map((key) => toComparison(foreignKeys, splitRecordKey(key, foreignKeys.length), types))
    .join(' or ');
}

function toComparison(
  fields: readonly string[],
  parts: readonly string[],
  types: ReadonlyMap<string, string>,
): string {
  const equal = fields.map(
    (field, index) => `${field} eq ${toLiteral(parts[index] ?? '', toLiteralType(types.get(field)))}`,
  );
  return equal.length === 1 ? (equal[0] ?? '') : `(${equal.join(' and ')})`;
}
