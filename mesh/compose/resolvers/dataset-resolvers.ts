import type { Contract } from '#contracts';
import { CausewayError } from '#schemas';
import type { QuarantinedRow, RecordRow } from '../../store/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import { toDatasetField, toDatasetTypeName, toNamedFields } from '../sdl/index.ts';
import { toConnection, toPageRequest } from './connection.ts';
import type { ConnectionArguments } from './connection.ts';
import type { Resolver, ResolverMap } from './resolver.ts';

/** A raw dataset: the department's rows as the contract describes them. */
export function toDatasetResolvers({ store }: ComposeInput, contract: Contract): ResolverMap {
  const list: Resolver<unknown, ConnectionArguments & { readonly key?: string | null }> = async (
    _,
    { key, ...page },
  ) => {
    const request = toPageRequest(page);
    const found = await store.records.list(contract.dataset, { ...request, ...(key && { key }) });
    return toConnection(found, request, (row) => row);
  };
  const fields = toNamedFields(contract).map(({ name, field }): [string, Resolver<RecordRow>] => [
    name,
    ({ payload }) => payload[field.name],
  ]);
  const own: Record<string, Resolver<RecordRow>> = {
    _key: ({ key }) => key,
    _recordedAt: ({ recordedAt }) => recordedAt.toISOString(),
    _asOf: ({ asOf }) => asOf?.toISOString(),
  };
  return {
    Query: { [toDatasetField(contract.dataset)]: list },
    [toDatasetTypeName(contract)]: { ...Object.fromEntries(fields), ...own },
  };
}

/** Rows that broke their contract. */
export function toQuarantineResolvers({ store, contracts }: ComposeInput): ResolverMap {
  const list: Resolver<unknown, ConnectionArguments & { readonly dataset: string }> = async (
    _,
    { dataset, ...page },
  ) => {
    if (!contracts.some((contract) => contract.dataset === dataset)) {
      throw new CausewayError('NOT_FOUND', { name: `dataset “${dataset}”` });
    }
    const request = toPageRequest(page);
    return toConnection(await store.quarantine.list(dataset, request), request, toQuarantineNode);
  };
  return { Query: { quarantine: list } };
}

function toQuarantineNode(row: QuarantinedRow) {
  return { ...row, firstSeenAt: row.firstSeenAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() };
}
