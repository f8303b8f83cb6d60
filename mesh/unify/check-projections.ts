import { isDeepStrictEqual } from 'node:util';
import type { EntityId } from '#schemas';
import type { Projection, Store } from '../store/index.ts';
import { buildProjections } from './build-projections.ts';
import type { ProjectionPlan } from './build-projections.ts';

/** A stored projection that is not what its members make. */
export interface ProjectionDifference {
  readonly entityId: EntityId;
  readonly difference: 'missing' | 'left over' | 'other';
  /** For `other`: the parts that differ. */
  readonly parts: readonly string[];
}

/** Rebuilds every projection of a type from the members and compares it with what is stored. */
export async function* checkProjections(
  store: Store,
  plan: ProjectionPlan,
): AsyncGenerator<ProjectionDifference> {
  const rebuilt = new Set<EntityId>();
  for await (const batch of buildProjections(plan, store.members.readAll(plan.entityType.name))) {
    const stored = await store.projections.find(batch.map(({ entityId }) => entityId));
    const byId = new Map(stored.map((projection) => [projection.entityId, projection]));
    for (const projection of batch) {
      rebuilt.add(projection.entityId);
      yield* findDifference(projection, byId.get(projection.entityId));
    }
  }
  for await (const batch of store.projections.readAll(plan.entityType.name)) {
    for (const { entityId } of batch) {
      if (!rebuilt.has(entityId)) yield { entityId, difference: 'left over', parts: [] };
    }
  }
}

const comparedParts = ['entityType', 'label', 'attributes', 'searchText', 'disputed'] as const;

function* findDifference(
  rebuilt: Projection,
  stored: Projection | undefined,
): Generator<ProjectionDifference> {
  const { entityId } = rebuilt;
  if (!stored) {
    yield { entityId, difference: 'missing', parts: [] };
    return;
  }
  const parts = comparedParts.filter((part) => !isDeepStrictEqual(rebuilt[part], stored[part]));
  if (parts.length > 0) yield { entityId, difference: 'other', parts };
}
