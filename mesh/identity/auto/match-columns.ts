import type { DuckDBConnection } from '@duckdb/node-api';
import { readNumbers } from '../duck.ts';
import { toGivenColumn } from '../features/index.ts';
import { column } from '../model/index.ts';
import { findHeaderHint } from './header-words.ts';

/** A column by its name, and the inputs that have it. */
export interface NamedColumn {
  readonly name: string;
  readonly inputs: readonly number[];
}

/** Columns of several inputs that are one: the first name stands for all. */
export type ColumnGroup = readonly [string, ...string[]];

/** The least share of words in common from which columns of different names are one, by name and contents, or by contents alone. */
const least = { named: 0.1, unnamed: 0.3 };

/**
 * Finds columns that different inputs call by different names (`name` and `title`): no input has both, and their
 * values are made of the same words. Best fitting ones first; whatever fits nothing stays alone.
 */
export async function matchColumns(
  connection: DuckDBConnection,
  columns: readonly NamedColumn[],
  inputs: number,
): Promise<ColumnGroup[]> {
  const partial = columns.filter((one) => one.inputs.length < inputs);
  const fits: { one: NamedColumn; other: NamedColumn; share: number }[] = [];
  for (const [place, one] of partial.entries())
    for (const other of partial.slice(place + 1)) {
      if (one.inputs.some((input) => other.inputs.includes(input))) continue;
      if (!(await isText(connection, one.name)) || !(await isText(connection, other.name))) continue;
      const share = await countShared(connection, one.name, other.name);
      const hint = findHeaderHint(one.name);
      const isNamed = hint !== undefined && isAkin(hint, findHeaderHint(other.name));
      if (share >= (isNamed ? least.named : least.unnamed)) fits.push({ one, other, share });
    }
  const taken = new Map<string, string>();
  for (const { one, other } of fits.sort((a, b) => b.share - a.share))
    if (!taken.has(one.name) && !taken.has(other.name)) {
      taken.set(one.name, other.name);
      taken.set(other.name, '');
    }
  return columns.flatMap(({ name }) => {
    const other = taken.get(name);
    if (other === '') return [];
    return [other === undefined ? [name] : [name, other]] as ColumnGroup[];
  });
}

/** A name, a title, a product: what a thing is called. */
const called = new Set(['name', 'title', 'organisation']);

function isAkin(hint: string, other: string | undefined): boolean {
  return hint === other || (called.has(hint) && other !== undefined && called.has(other));
}

const looked = 2000;

/** Dates and numbers are made of the same digits whatever they mean: by contents only words can be told to be the same. */
async function isText(connection: DuckDBConnection, name: string): Promise<boolean> {
  const given = column(toGivenColumn(name));
  const [letters = 0, values = 0] = await readNumbers(
    connection,
    `SELECT count(*) FILTER (regexp_matches(value, '\\p{L}{2}')), count(*)
     FROM (SELECT ${given} AS value FROM numbered WHERE ${given} IS NOT NULL ORDER BY hash(i) LIMIT ${looked})`,
  );
  return letters > values / 2;
}

/** The words that both columns have, as a share of the smaller vocabulary; short words and rare ones count alike. */
async function countShared(connection: DuckDBConnection, one: string, other: string): Promise<number> {
  const words = (name: string) => {
    const given = column(toGivenColumn(name));
    return `SELECT DISTINCT unnest(regexp_split_to_array(lower(value), '[^\\p{L}\\d]+')) AS word
      FROM (SELECT ${given} AS value FROM numbered WHERE ${given} IS NOT NULL ORDER BY hash(i) LIMIT ${looked})`;
  };
  const [left = 0, right = 0, both = 0] = await readNumbers(
    connection,
    `WITH l AS (${words(one)}), r AS (${words(other)})
     SELECT (SELECT count(*) FROM l), (SELECT count(*) FROM r), (SELECT count(*) FROM l JOIN r USING (word))`,
  );
  const [smaller, larger] = [Math.min(left, right), Math.max(left, right)];
  // A column of a dozen words is not one with a column of thousands that happens to have them all.
  return larger === 0 ? 0 : (both / smaller) * Math.min(1, (4 * smaller) / larger);
}
