import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { TrueRow } from './data-sets.ts';

/** A set as files that everybody can be given: columns `id` and `truth`, and what the linkage may look at. */
export interface PreparedSet {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly records: number;
  /** Records of the largest true cluster. */
  readonly largestTrue: number;
}

/** Writes each list as a file below `folder`. @throws Error where an id is not one record's alone, or a truth is missing */
export function prepareSet(
  name: string,
  lists: readonly (readonly TrueRow[])[],
  folder: string,
): PreparedSet {
  const rows = lists.flat();
  if (new Set(rows.map(({ id }) => id)).size !== rows.length)
    throw new Error(`${name}: several records have one id.`);
  if (rows.some(({ truth }) => truth === '')) throw new Error(`${name}: there is a record without a truth.`);
  mkdirSync(folder, { recursive: true });
  const inputs = lists.map((list, index) => {
    const file = join(folder, `${toFileName(name)}${lists.length === 1 ? '' : `-${index + 1}`}.csv`);
    writeFileSync(file, stringify([...list], { header: true }));
    return file;
  });
  const clusters = Map.groupBy(rows, ({ truth }) => truth);
  return {
    name,
    inputs,
    records: rows.length,
    largestTrue: [...clusters.values()].reduce((largest, { length }) => Math.max(largest, length), 0),
  };
}

const toFileName = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
