import type { DatasetRead, Row } from '../port/index.ts';

/** Rows at the beginning of a reading that are looked at: columns are the same in all rows, optional keys are not. */
const looked = 100;

/** What the system sends beside what the document's `fields` take: nobody would notice it otherwise. */
export function findUnreadNames(read: DatasetRead, rows: readonly Row[]): string[] {
  const { fields, where = {}, explode } = read;
  // After an explosion the elements' own names stand at the top, where the foreign row does not have them.
  if (fields === undefined || explode !== undefined) return [];
  const paths = [...Object.values(fields), ...Object.keys(where)];
  const taken = new Set(paths.flatMap((path) => [path, path.split('.')[0] ?? path]));
  const names = new Set(rows.slice(0, looked).flatMap(({ value }) => Object.keys(value)));
  return [...names].filter((name) => !taken.has(name));
}
