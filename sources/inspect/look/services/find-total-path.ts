import type { FoundRows } from './find-rows-path.ts';

const totals =
  /^(total|totalCount|total_count|totalElements|totalRecords|total_records|totalItems|recordCount|recordsTotal|count|numFound|totalResults|@odata\.count)$/i;

/** Where the answer says how many rows there are. */
export function findTotalPath(
  json: unknown,
  { rows }: FoundRows,
): { path: string; value: number } | undefined {
  const found = collect(json, []).filter(({ value }) => value >= rows.length);
  return found.sort((a, b) => a.path.split('.').length - b.path.split('.').length)[0];
}

function collect(json: unknown, path: readonly string[]): { path: string; value: number }[] {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || path.length > 2) return [];
  return Object.entries(json).flatMap(([key, value]) => {
    if (totals.test(key) && typeof value === 'number' && Number.isInteger(value))
      return [{ path: [...path, key].join('.'), value }];
    return collect(value, [...path, key]);
  });
}
