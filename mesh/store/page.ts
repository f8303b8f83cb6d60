/** A page of a list in a fixed order. `after` and `endCursor` are opaque to callers. */
export interface PageRequest {
  /** How many, at the most; 1 to 1000. */
  readonly first: number;
  readonly after?: string | null | undefined;
}

export interface Page<T> {
  readonly items: readonly { readonly cursor: string; readonly item: T }[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

export function toCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts of a cursor that the hub gave out, or undefined for one that it did not. */
export function findCursorParts(cursor: string, length: number): string[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const good =
      Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string');
    return good ? (parts as string[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Rows were asked with one more than the page holds: that one says whether there is a next page. */
export function toPage<T>(
  rows: readonly T[],
  request: PageRequest,
  describe: { cursor: (row: T) => string[]; totalCount: number },
): Page<T> {
  const items = rows
    .slice(0, request.first)
    .map((item) => ({ cursor: toCursor(describe.cursor(item)), item }));
  return { items, hasNextPage: rows.length > request.first, totalCount: describe.totalCount };
}
