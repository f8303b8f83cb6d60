import { toEntityId } from '#schemas';
import type { ComposeInput } from '../compose-input.ts';
import { toEnum } from './identity-nodes.ts';
import type { Resolver, ResolverMap } from './resolver.ts';

/** What became of an id. */
export function toHistoryResolvers({ store }: ComposeInput): ResolverMap {
  const entityHistory: Resolver<unknown, { readonly id: string }> = async (_, { id }) => {
    const history =
      id === '' || id.includes('\0') ? undefined : await store.lineage.findHistory(toEntityId(id));
    if (!history) return null;
    const { entityId, entityType, status, currentIds, events } = history;
    return {
      id: entityId,
      type: entityType,
      status: toEnum(status),
      currentIds,
      events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    };
  };
  return { Query: { entityHistory } };
}
