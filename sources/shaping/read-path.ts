type Values = Record<string, unknown>;

/** The value under a foreign name, or at a dotted path where no such name stands in the row itself. */
export function readPath(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, path)) return (value as Values)[path];
  if (!path.includes('.')) return undefined;
  let at: unknown = value;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Values)[part];
  }
  return at;
}
