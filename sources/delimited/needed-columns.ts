import type { DatasetRead } from '../port/index.ts';

/** The columns that fields and filter name; undefined where all are taken. The others are not even built. */
export function findNeededColumns({ fields, where, explode }: DatasetRead): ReadonlySet<string> | undefined {
  if (fields === undefined || explode !== undefined) return undefined;
  return new Set([...Object.values(fields), ...Object.keys(where ?? {})]);
}
