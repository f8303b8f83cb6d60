import { isDatasetId } from '#schemas';
import type { ContractVersion, FieldUse, Notice, Task } from '../../store/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import type { Client } from '../request-context.ts';
import { toConnection, toPageRequest } from './connection.ts';
import type { ConnectionArguments } from './connection.ts';
import type { Resolver, ResolverMap } from './resolver.ts';

interface TaskArguments extends ConnectionArguments {
  readonly state?: 'OPEN' | 'CLOSED' | null;
  readonly department?: string | null;
  readonly dataset?: string | null;
}

/** How far back a reader is one, in days. */
const readerDays = 90;

/** Tasks, versions of contracts with their readers, and notices. */
export function toDepartmentResolvers({ store }: ComposeInput): ResolverMap {
  const tasks: Resolver<unknown, TaskArguments> = async (
    _,
    { state, department, dataset, ...page },
    { client },
  ) => {
    const request = toPageRequest(page);
    const isOpen = state ? state === 'OPEN' : undefined;
    const found = await store.tasks.list(
      { department: toVisible(client, department), dataset, isOpen },
      request,
    );
    return toConnection(found, request, toTaskNode);
  };
  const versions: Resolver<unknown, { readonly dataset?: string | null }> = async (_, { dataset }) => {
    if (!dataset) return store.registry.list();
    return isDatasetId(dataset) ? store.registry.list(dataset) : [];
  };
  const readers: Resolver<ContractVersion> = async ({ dataset, version }) => {
    const uses = await store.usage.consumers(dataset, { sinceDays: readerDays });
    return toReaders(uses.filter((use) => use.version === version));
  };
  return {
    Query: {
      tasks,
      contractVersions: versions,
      notices: (_, __, { client }) => store.notices.list(client.id),
    },
    ContractVersion: { ...toTexts<ContractVersion>(versionTimes), readers },
    Notice: toTexts<Notice>(['createdAt', 'seenAt']),
  };
}

const versionTimes = ['publishedAt', 'activeFrom', 'deprecatedAt', 'retireAfter', 'retiredAt'] as const;

/** Whoever answers for the city sees every department's tasks, a developer those of the own one. */
function toVisible(client: Client, wanted: string | null | undefined): string | null | undefined {
  if (client.roles.some((role) => role === 'steward' || role === 'auditor')) return wanted;
  return client.department ?? 'none';
}

function toTaskNode({ detail, openedAt, seenAt, closedAt, ...task }: Task) {
  const { draft, ...rest } = detail as { draft: { text: string; version: string; changes: string[] } | null };
  return {
    ...task,
    ...rest,
    openedAt: openedAt.toISOString(),
    seenAt: seenAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    draft: draft?.text ?? null,
    draftVersion: draft?.version ?? null,
    changes: draft?.changes ?? [],
  };
}

function toReaders(uses: readonly FieldUse[]) {
  return [...Map.groupBy(uses, ({ client }) => client)].map(([client, own]) => ({
    client,
    fields: own.map(({ field }) => field),
    lastUsed: own
      .map(({ lastUsed }) => lastUsed)
      .sort()
      .at(-1),
  }));
}

/** Times as texts: GraphQL has no type of its own for them. */
function toTexts<T extends object>(names: readonly (keyof T & string)[]): Record<string, Resolver<T>> {
  return Object.fromEntries(
    names.map((name) => [name, (row: T) => (row[name] as Date | null)?.toISOString() ?? null]),
  );
}
