import { CausewayError, isDatasetId } from '#schemas';
import type { EntityTypeName, RecordKey } from '#schemas';
import { toMemberId } from '../../store/index.ts';
import type { MemberReference, Store } from '../../store/index.ts';

/** A record as a question names it. */
export interface MemberInput {
  readonly dataset: string;
  readonly key: string;
  readonly role?: string | null;
}

export interface PairInput {
  readonly a: MemberInput;
  readonly b: MemberInput;
  readonly entityType?: string | null;
}

export interface NamedPair {
  readonly entityType: EntityTypeName;
  readonly a: MemberReference;
  readonly b: MemberReference;
}

/** @throws CausewayError BAD_REQUEST for what can be no record's name */
export function toReference({ dataset, key, role }: MemberInput): MemberReference {
  if (isDatasetId(dataset) && key !== '' && !`${key}${role ?? ''}`.includes('\0'))
    return { dataset, key: key as RecordKey, role: role ?? '' };
  throw new CausewayError('BAD_REQUEST', {
    reason: 'A record is named by its dataset, <department>.<dataset>, and its key.',
  });
}

/**
 * The two records that a question names, with the entity type that both belong to.
 * @throws CausewayError NOT_FOUND for a record that there is not, BAD_REQUEST for two that have no one type in common
 */
export async function getNamedPair(store: Store, { a, b, entityType }: PairInput): Promise<NamedPair> {
  const pair = { a: toReference(a), b: toReference(b) };
  if (toMemberId(pair.a) === toMemberId(pair.b))
    throw refuse('Name two records: these are one and the same.');
  const rows = await store.members.find([pair.a, pair.b]);
  const typesOf = (member: MemberReference) =>
    rows.filter((row) => toMemberId(row) === toMemberId(member)).map((row) => row.entityType);
  for (const member of [pair.a, pair.b]) if (typesOf(member).length === 0) throw toMissing(member);
  const common = typesOf(pair.a).filter((type) => typesOf(pair.b).includes(type));
  const wanted = common.filter((type) => !entityType || type === entityType);
  if (wanted[0] && wanted.length === 1) return { ...pair, entityType: wanted[0] };
  throw refuse(
    wanted.length > 1
      ? `Both records belong to entities of several types: say which by “entityType”, one of ${wanted.join(', ')}.`
      : `The two records belong to entities of different types${entityType ? ` or to none of type “${entityType}”` : ''}: they cannot be the same.`,
  );
}

function toMissing({ dataset, key, role }: MemberReference): CausewayError {
  const part = role === '' ? '' : ` with the role “${role}”`;
  return new CausewayError('NOT_FOUND', { name: `record “${key}” of ${dataset}${part}` });
}

function refuse(reason: string): CausewayError {
  return new CausewayError('BAD_REQUEST', { reason });
}
