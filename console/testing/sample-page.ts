export interface PageArguments {
  first: number;
  after?: string | null;
}

type Titled = { titles: Record<string, string> };

/** Gives every titled thing its title in the language that is asked for, at any depth. */
export function withTitles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTitles);
  if (typeof value !== 'object' || value === null) return value;
  const plain = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withTitles(part)]));
  if (!('titles' in value)) return plain;
  const title = ({ locale }: { locale: string }) => (value as Titled).titles[locale];
  return { ...plain, title, ruleTitle: title };
}

/** A page of a list by cursors that count. */
export function toPage(all: readonly object[], { first, after }: PageArguments) {
  const start = after ? Number(after) : 0;
  const nodes = withTitles(all.slice(start, start + first)) as object[];
  const end = start + nodes.length;
  const pageInfo = {
    hasNextPage: end < all.length,
    hasPreviousPage: start > 0,
    startCursor: String(start),
    endCursor: String(end),
  };
  return {
    nodes,
    edges: nodes.map((node, at) => ({ cursor: String(start + at + 1), node })),
    pageInfo,
    totalCount: all.length,
  };
}
