export interface FoundRows {
  /** Dotted; '' where the answer is the list. */
  path: string;
  rows: Record<string, unknown>[];
}

const likely =
  /^(data|items?|rows?|results?|records?|value|values|content|list|entries|features|nodes|docs|hits|resultList|dataList)$/i;
const deepest = 4;

/** The list of objects that holds the rows: the one nearest to the top, and of a likely name. */
export function findRowsPath(json: unknown): FoundRows | undefined {
  const found = collect(json, [], 0);
  const rank = ({ path, rows }: FoundRows) => {
    const parts = path === '' ? [] : path.split('.');
    return parts.length * 10 - (likely.test(parts.at(-1) ?? '') ? 6 : 0) - Math.min(rows.length, 4);
  };
  return found.sort((a, b) => rank(a) - rank(b))[0];
}

function collect(value: unknown, path: readonly string[], depth: number): FoundRows[] {
  if (Array.isArray(value)) {
    const rows = value.filter(isObject);
    return rows.length > 0 && rows.length === value.length ? [{ path: path.join('.'), rows }] : [];
  }
  if (!isObject(value) || depth >= deepest) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key.includes('.') ? [] : collect(member, [...path, key], depth + 1),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
