import { titleIn } from '#schemas';
import type { ConflictRow, ConflictValue } from '../../store/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import { toConnection, toPageRequest } from './connection.ts';
import type { ConnectionArguments } from './connection.ts';
import type { Resolver, ResolverMap } from './resolver.ts';

interface ConflictArguments extends ConnectionArguments {
  readonly state?: 'OPEN' | 'CLOSED' | null;
  readonly type?: string | null;
  readonly rule?: string | null;
}

/** Contradictions between sources. */
export function toConflictResolvers(input: ComposeInput): ResolverMap {
  const list: Resolver<unknown, ConflictArguments> = async (_, { state, type, rule, ...page }) => {
    const request = toPageRequest(page);
    const filter = { ...(state && { state }), ...(type && { entityType: type }), ...(rule && { rule }) };
    const found = await input.store.conflicts.list({ ...request, ...filter });
    return toConnection(found, request, (row) => toConflictNode(input, row));
  };
  const ruleTitle: Resolver<ConflictRow, { readonly locale?: string | null }> = (row, { locale }) =>
    titleIn(findRule(input, row)?.title ?? {}, locale ?? 'en', row.rule);
  return { Query: { conflicts: list }, Conflict: { ruleTitle } };
}

export function toConflictNode(input: ComposeInput, row: ConflictRow) {
  return {
    ...row,
    id: Buffer.from(JSON.stringify([row.entityId, row.rule, row.openedAt])).toString('base64url'),
    state: row.closedAt === null ? 'OPEN' : 'CLOSED',
    values: row.values.map(toAlternative),
    sentence: findRule(input, row)?.toSentence(row.values) ?? 'The rule that found this is no longer in use.',
  };
}

function findRule({ consistency }: ComposeInput, { entityType, rule }: ConflictRow) {
  return consistency.get(entityType)?.find(({ id }) => id === rule);
}

function toAlternative({ value, asOf, department, dataset, key, recordedAt }: ConflictValue) {
  return {
    value: String(value),
    asOf,
    source: { department, dataset, key, reached: true, copiedAt: recordedAt },
  };
}
