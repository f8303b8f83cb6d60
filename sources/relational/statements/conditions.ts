import type { ColumnFacts } from './table-facts.ts';
import { digits, type Dialect, type Values } from './dialect.ts';

const nothing = '1 = 0';

/** Rows behind the one with these values, in the order of the columns. */
export function isAfter(
  columns: readonly ColumnFacts[],
  after: readonly string[],
  { dialect, values }: { dialect: Dialect; values: Values },
): string {
  if (!dialect.ordersTuples || columns.length === 1)
    return isAfterByParts(columns, after, { dialect, values });
  const names = columns.map(({ name }) => dialect.quote(name)).join(', ');
  return `(${names}) > (${columns.map((column, at) => values.add(after[at] ?? '', column)).join(', ')})`;
}

/** `a >= 1 AND (a > 1 OR b > 2)`: its first part is what an index serves where tuples are not ordered by one. */
function isAfterByParts(
  [first, ...rest]: readonly ColumnFacts[],
  [value = '', ...others]: readonly string[],
  { dialect, values }: { dialect: Dialect; values: Values },
): string {
  if (first === undefined) return nothing;
  const name = dialect.quote(first.name);
  const put = () => values.add(value, first);
  if (rest.length === 0) return `${name} > ${put()}`;
  const inner = { dialect, values };
  return `${name} >= ${put()} AND (${name} > ${put()} OR (${isAfterByParts(rest, others, inner)}))`;
}

/** Rows with one of these keys. A key that no row can have, such as letters for a number, is left out. */
export function hasOneOf(
  columns: readonly ColumnFacts[],
  keys: readonly (readonly string[])[],
  { dialect, values }: { dialect: Dialect; values: Values },
): string {
  const known = keys.map((key) => putKey(key, columns, values)).filter((key) => key !== undefined);
  if (known.length === 0) return nothing;
  const names = columns.map(({ name }) => dialect.quote(name));
  if (columns.length === 1) return `${names[0]} IN (${known.map(([value]) => value).join(', ')})`;
  if (dialect.listsTuples)
    return `(${names.join(', ')}) IN (${known.map((key) => `(${key.join(', ')})`).join(', ')})`;
  const one = (key: string[]) => `(${key.map((value, at) => `${names[at]} = ${value}`).join(' AND ')})`;
  return `(${known.map(one).join(' OR ')})`;
}

/** Nothing of a key is put into the statement where a part of it cannot be. */
function putKey(
  key: readonly string[],
  columns: readonly ColumnFacts[],
  values: Values,
): string[] | undefined {
  const isPossible = columns.every(
    ({ type }, at) => (type !== 'integer' && type !== 'decimal') || digits.test(key[at] ?? ''),
  );
  if (!isPossible) return undefined;
  return columns.map((column, at) => values.add(key[at] ?? '', column));
}
