import type { EntityTypeName } from '#schemas';
import type { MemberReference, Store } from '../../store/index.ts';
import type {
  EntityQuestion,
  ExplainedEntity,
  ExplainedPair,
  IdentityPort,
  PairQuestion,
} from './identity-port.ts';

/** A linkage for tests: records of one entity are together, each linked to the next, weaker from link to link. */
export class FakeIdentity implements IdentityPort {
  /** Every call of `decided`. */
  readonly relinked: { readonly entityType: EntityTypeName; readonly members: readonly MemberReference[] }[] =
    [];
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async explainPair({ a, b, locale }: PairQuestion): Promise<ExplainedPair> {
    const found = await this.#store.members.find([a, b]);
    const isTogether = new Set(found.map(({ entityId }) => entityId)).size === 1;
    return toPair({ a, b, locale }, isTogether ? 9 : -Infinity);
  }

  async explainEntity({ entityId, locale }: EntityQuestion): Promise<ExplainedEntity> {
    const members = await this.#store.members.ofEntities([entityId]);
    const links = members.slice(1).flatMap((b, index) => {
      const a = members[index];
      return a ? [toPair({ a: toReference(a), b: toReference(b), locale }, 20 - index)] : [];
    });
    return { links };
  }

  async decided(entityType: EntityTypeName, members: readonly MemberReference[]): Promise<void> {
    this.relinked.push({ entityType, members });
  }
}

function toPair({ a, b, locale }: Omit<PairQuestion, 'entityType'>, weight: number): ExplainedPair {
  const isTogether = weight > 0;
  const said = locale.startsWith('zh') ? '身份证号相同。' : 'Same resident id.';
  return {
    ...{ a, b, weight, probability: isTogether ? 1 : 0, verdict: isTogether ? 'together' : 'apart' },
    thresholds: { link: 5, review: 2 },
    sentences: isTogether ? [said] : [],
    ...(isTogether ? {} : { reason: 'No blocking rule brings the two together.' }),
    waterfall: [
      { kind: 'prior', name: '', reads: '', weight: -10, from: 0, to: -10 },
      { kind: 'comparison', name: 'id', reads: 'equal', weight: weight + 10, from: -10, to: weight },
      { kind: 'total', name: '', reads: '', weight, from: 0, to: weight },
    ],
    rules: isTogether ? ['id'] : [],
  };
}

function toReference({ dataset, key, role }: MemberReference): MemberReference {
  return { dataset, key, role };
}
