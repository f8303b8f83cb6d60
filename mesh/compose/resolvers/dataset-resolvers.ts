import type { Contract } from '#contracts';
import { CausewayError } from '#schemas';
import type { QuarantinedRow, RecordRow } from '../../store/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import { toDatasetField, toDatasetTypeName, toNamedFields } from '../sdl/index.ts';
import { toConnection, toPageRequest } from './connection.ts';
import type { ConnectionArguments } from './connection.ts';
import { resolveStale } from './resolve-stale.ts';
import type { Resolver, ResolverMap } from './resolver.ts';
import { toRowTranslator } from '../versions/index.ts';
import type { RowTranslator } from '../versions/index.ts';

/** A raw dataset: the department's rows as the contract describes them. */
export function toDatasetResolvers({ store, versions }: ComposeInput, contract: Contract): ResolverMap {
  const translate = toRowTranslator(contract, versions?.get(contract.dataset) ?? [contract]);
  const list: Resolver<unknown, ConnectionArguments & { readonly key?: string | null }> = async (
    _,
    { key, ...page },
  ) => {
    const request = toPageRequest(page);
    const found = await store.records.list(contract.dataset, { ...request, ...(key && { key }) });
    const said = await sayRows(found.items, translate);
    return toConnection(found, request, (row) => said.get(row) ?? row);
  };
  const fields = toNamedFields(contract).map(({ name, field }): [string, Resolver<SaidRow>] => [
    name,
    ({ payload, failure }) => {
      if (failure) throw failure;
      return payload[field.name];
    },
  ]);
  const own: Record<string, Resolver<SaidRow>> = {
    _key: ({ key }) => key,
    _recordedAt: ({ recordedAt }) => recordedAt.toISOString(),
    _asOf: ({ asOf }) => asOf?.toISOString(),
    _stale: resolveStale,
  };
  return {
    Query: { [toDatasetField(contract.dataset, contract.version)]: list },
    [toDatasetTypeName(contract)]: { ...Object.fromEntries(fields), ...own },
  };
}

/** A row in the words of the version that is asked, or why it cannot be said: its other rows still can. */
type SaidRow = RecordRow & { readonly failure?: unknown };

async function sayRows(
  items: readonly { readonly item: RecordRow }[],
  translate: RowTranslator,
): Promise<Map<RecordRow, SaidRow>> {
  const said = await Promise.all(
    items.map(async ({ item }): Promise<[RecordRow, SaidRow]> => {
      try {
        return [item, { ...item, payload: await translate(item) }];
      } catch (failure) {
        return [item, { ...item, failure }];
      }
    }),
  );
  return new Map(said);
}

/** Rows that broke their contract. */
export function toQuarantineResolvers({ store, contracts }: ComposeInput): ResolverMap {
  const assertKnown = (dataset: string): void => {
    if (contracts.some((contract) => contract.dataset === dataset)) return;
    throw new CausewayError('NOT_FOUND', { name: `dataset “${dataset}”` });
  };
  const list: Resolver<unknown, ConnectionArguments & { readonly dataset: string }> = async (
    _,
    { dataset, ...page },
  ) => {
    assertKnown(dataset);
    const request = toPageRequest(page);
    return toConnection(await store.quarantine.list(dataset, request), request, toQuarantineNode);
  };
  const summary: Resolver<unknown, { readonly dataset: string }> = (_, { dataset }) => {
    assertKnown(dataset);
    return store.quarantine.summary(dataset);
  };
  return { Query: { quarantine: list, quarantineSummary: summary } };
}

function toQuarantineNode(row: QuarantinedRow) {
  return { ...row, firstSeenAt: row.firstSeenAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() };
}
