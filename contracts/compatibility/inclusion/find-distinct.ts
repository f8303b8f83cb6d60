import { toCanonicalText, type Json } from '../normal-form/index.ts';

/** One value of each list, all different (augmenting paths); undefined where the lists do not allow it. */
export function findDistinct(lists: readonly (readonly Json[])[]): Json[] | undefined {
  const owner = new Map<string, number>();
  const chosen: Json[] = [];
  const settle = (index: number, tried: Set<string>): boolean => {
    for (const value of lists[index] ?? []) {
      const text = toCanonicalText(value);
      if (tried.has(text)) continue;
      tried.add(text);
      const held = owner.get(text);
      if (held !== undefined && !settle(held, tried)) continue;
      owner.set(text, index);
      chosen[index] = value;
      return true;
    }
    return false;
  };
  return lists.every((_, index) => settle(index, new Set())) ? chosen : undefined;
}
