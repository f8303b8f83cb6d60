import type { EntityTypeName } from '#schemas';
import type { Store } from '../store/index.ts';
import { evaluateClusters, type Evaluation, type Truth } from './evaluate/index.ts';
import { toFeatureRecord, type FeatureRecord } from './features/index.ts';
import { linkRecords, type LinkResult } from './link-records.ts';
import type { IdentityModel } from './model/index.ts';
import { assignStableIds } from './stable-ids/index.ts';

/** What a linkage of one entity type came to. */
export interface EntityLinkage extends Pick<LinkResult, 'pairsCompared' | 'cuts' | 'oversized' | 'seconds'> {
  readonly records: number;
  readonly entities: number;
}

/**
 * Recognises the entities of one type among the store's members and saves them under stable ids. The new membership
 * replaces the old one in one transaction: whoever reads meanwhile sees the one or the other.
 */
export async function linkEntityType(
  store: Store,
  model: IdentityModel,
  entityType: EntityTypeName = model.entity,
): Promise<EntityLinkage> {
  const { clusters, ...result } = await linkRecords(model, readFeatureRecords(store, entityType));
  const [membership, everGiven] = await Promise.all([
    store.entities.readMembership(entityType),
    store.entities.readIds(entityType),
  ]);
  await store.entities.saveClusters(
    entityType,
    assignStableIds(entityType, clusters, { membership, everGiven }),
  );
  const records = clusters.reduce((sum, cluster) => sum + cluster.length, 0);
  const { pairsCompared, cuts, oversized, seconds } = result;
  return { records, entities: clusters.length, pairsCompared, cuts, oversized, seconds };
}

/** Compares what the store holds to be one entity with the truth, and links again to say why it misses what it misses. */
export async function evaluateEntityType(
  store: Store,
  model: IdentityModel,
  truth: Truth,
): Promise<Evaluation> {
  const clusters = new Map<string, string[]>();
  for (const [memberId, entityId] of await store.entities.readMembership(model.entity)) {
    const cluster = clusters.get(entityId);
    if (cluster) cluster.push(memberId);
    else clusters.set(entityId, [memberId]);
  }
  const { edges, cuts } = await linkRecords(model, readFeatureRecords(store, model.entity), { keep: 'all' });
  return evaluateClusters([...clusters.values()], truth, {
    linkage: { edges, cuts, link: model.thresholds.link },
  });
}

async function* readFeatureRecords(
  store: Store,
  entityType: EntityTypeName,
): AsyncGenerator<FeatureRecord[]> {
  for await (const members of store.members.readAll(entityType)) yield members.map(toFeatureRecord);
}
