import DataLoader from 'dataloader';
import type { EntityTypeName } from '#schemas';
import { toMemberId } from '../../store/index.ts';
import type { Decision, MemberReference, MemberRow, Store } from '../../store/index.ts';

/** A record as a part of an entity of one type. */
export interface IdentityMember extends MemberReference {
  readonly entityType: EntityTypeName;
}

type Pair = readonly [IdentityMember, IdentityMember];

/**
 * One request's look-ups of records and decisions: all that are asked in one turn cost one statement. Nothing is
 * remembered, as a mutation may change it between two turns.
 */
export class IdentityReader {
  readonly #members: DataLoader<IdentityMember, MemberRow | undefined>;
  readonly #decisions: DataLoader<Pair, Decision[]>;

  constructor(store: Store) {
    this.#members = new DataLoader((asked) => readMembers(store, asked), { cache: false });
    this.#decisions = new DataLoader((asked) => readDecisions(store, asked), { cache: false });
  }

  findMember(member: IdentityMember): Promise<MemberRow | undefined> {
    return this.#members.load(member);
  }

  /** The decisions that stand on a pair of records. */
  decisionsOn(a: IdentityMember, b: IdentityMember): Promise<Decision[]> {
    return this.#decisions.load([a, b]);
  }
}

async function readMembers(
  store: Store,
  asked: readonly IdentityMember[],
): Promise<(MemberRow | undefined)[]> {
  const rows = await store.members.find(asked);
  const found = new Map(rows.map((row) => [toTypedId(row), row]));
  return asked.map((member) => found.get(toTypedId(member)));
}

async function readDecisions(store: Store, asked: readonly Pair[]): Promise<Decision[][]> {
  const byType = Map.groupBy(asked.flat(), ({ entityType }) => entityType);
  const found = new Map<string, Decision[]>();
  for (const [entityType, members] of byType)
    for (const decision of await store.decisions.about(entityType, members))
      found.set(toPairId(decision), [...(found.get(toPairId(decision)) ?? []), decision]);
  return asked.map(([a, b]) => found.get(toPairId({ entityType: a.entityType, a, b })) ?? []);
}

function toTypedId(member: IdentityMember): string {
  return `${member.entityType}\0${toMemberId(member)}`;
}

function toPairId({ entityType, a, b }: Pick<Decision, 'entityType' | 'a' | 'b'>): string {
  return [entityType, ...[toMemberId(a), toMemberId(b)].sort()].join('\n');
}
