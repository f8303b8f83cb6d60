import { CausewayError } from '#schemas';
import type { Page, PageRequest } from '../../store/index.ts';

/** Arguments of a Relay connection that only goes forward. */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

export const mostPerPage = 1000;

/** @throws CausewayError BAD_REQUEST for a page of less than 1 or more than 1000 */
export function toPageRequest({ first, after }: ConnectionArguments): PageRequest {
  return { first: toFirst(first, 20), after: after ?? undefined };
}

/** @throws CausewayError BAD_REQUEST for less than 1 or more than 1000 */
export function toFirst(first: number | null | undefined, otherwise: number): number {
  const wanted = first ?? otherwise;
  if (wanted >= 1 && wanted <= mostPerPage) return wanted;
  throw new CausewayError('BAD_REQUEST', { reason: `“first” is from 1 to ${mostPerPage}, not ${wanted}.` });
}

export function toConnection<Item, Node>(
  page: Page<Item>,
  request: PageRequest,
  toNode: (item: Item) => Node,
): Connection<Node> {
  const edges = page.items.map(({ cursor, item }) => ({ cursor, node: toNode(item) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: Boolean(request.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: page.totalCount,
  };
}
