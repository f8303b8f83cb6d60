import { CausewayError } from '#schemas';
import type { EntityTypeName } from '#schemas';
import type {
  EntityQuestion,
  ExplainedEntity,
  ExplainedPair,
  IdentityPort,
  PairQuestion,
} from '../compose/index.ts';
import { explainEntity, explainPair, NotLinkedYet } from '../identity/index.ts';
import type { IdentityKeeper } from '../identity/index.ts';
import type { MemberReference } from '../store/index.ts';
import type { Deriver } from './deriving/index.ts';
import { toTold } from './to-told.ts';

/** Answers what the composed hub asks of linkage, by the keepers that link the city. */
export class IdentityService implements IdentityPort {
  readonly #deriver: Pick<Deriver, 'getKeeper' | 'relink'>;

  constructor(deriver: Pick<Deriver, 'getKeeper' | 'relink'>) {
    this.#deriver = deriver;
  }

  explainPair({ entityType, a, b, locale }: PairQuestion): Promise<ExplainedPair> {
    return this.#ask(entityType, async (keeper) => {
      const explained = await keeper.look((look) => explainPair(look, { a, b }));
      return toTold(explained, keeper.model, locale);
    });
  }

  explainEntity({ entityType, entityId, locale }: EntityQuestion): Promise<ExplainedEntity> {
    return this.#ask(entityType, async (keeper) => {
      const links = await keeper.look((look) => explainEntity(look, entityId));
      return { links: links.map((pair) => toTold(pair, keeper.model, locale)) };
    });
  }

  decided(entityType: EntityTypeName, members: readonly MemberReference[]): Promise<void> {
    return this.#ask(entityType, () => this.#deriver.relink(entityType, members));
  }

  async #ask<T>(entityType: EntityTypeName, work: (keeper: IdentityKeeper) => Promise<T>): Promise<T> {
    try {
      return await work(this.#deriver.getKeeper(entityType));
    } catch (error) {
      if (!(error instanceof NotLinkedYet)) throw error;
      const reason = `No record of type “${entityType}” has been linked so far: ask again later.`;
      throw new CausewayError('NOT_FOUND', { reason }, { cause: error });
    }
  }
}
