import type { MemberReference } from '../../store/index.ts';

/**
 * Records by dataset, key and role, each compared byte by byte as DuckDB does: the order in which a linkage of all
 * records numbers them.
 */
export function sortByReference<T extends MemberReference>(records: readonly T[]): T[] {
  return [...records].sort(
    (one, other) =>
      compareBytes(one.dataset, other.dataset) ||
      compareBytes(one.key, other.key) ||
      compareBytes(one.role, other.role),
  );
}

/** UTF-16 orders as UTF-8 does, but for characters beyond the basic plane and those from U+E000 on. */
const unlike = /[\ud800-\uffff]/;

function compareBytes(one: string, other: string): number {
  if (one === other) return 0;
  if (unlike.test(one) || unlike.test(other)) return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return one < other ? -1 : 1;
}
