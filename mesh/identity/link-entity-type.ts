import { join } from 'node:path';
import type { EntityTypeName } from '#schemas';
import type { LinkageSession, Store } from '../store/index.ts';
import { evaluateClusters, type Evaluation, type Truth } from './evaluate/index.ts';
import { exportFrequencies, exportState } from './export-state.ts';
import { loadRecords, numberRecords, readFeatureRecords } from './features/index.ts';
import { loadFrequencies, numberStandingDecisions } from './incremental/index.ts';
import { linkNumbered, type NumberedLinkage } from './link-numbered.ts';
import {
  linkRecords,
  readMemberIds,
  toClusters,
  toCuts,
  type LinkResult,
  type OnLinkProgress,
} from './link-records.ts';
import { toFeatureSignature, toModelSignature, type IdentityModel } from './model/index.ts';
import { assignEntityIds } from './stable-ids/index.ts';
import { toIdentityTasks } from './tasks/index.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** What a linkage of one entity type came to. */
export interface EntityLinkage extends Pick<LinkResult, 'pairsCompared' | 'cuts' | 'blocking' | 'seconds'> {
  readonly records: number;
  readonly entities: number;
}

export interface EntityLinkOptions {
  readonly entityType?: EntityTypeName;
  readonly onProgress?: OnLinkProgress;
  /** Count anew how frequent values are; otherwise what was counted at the last training is gone by. */
  readonly recount?: boolean;
}

/**
 * Recognises the entities of one type among all of the store's members and saves them under stable ids, together with
 * what incremental linkage goes on from. All of it changes in one transaction: whoever reads meanwhile sees the one or
 * the other, and a hub that is killed begins again.
 */
export async function linkEntityType(
  store: Store,
  model: IdentityModel,
  options: EntityLinkOptions = {},
): Promise<EntityLinkage> {
  const started = performance.now();
  const entityType = options.entityType ?? model.entity;
  await store.linkage.beginWhole(entityType);
  const workspace = await openWorkspace();
  try {
    const linkage = await linkAll(store, model, { ...options, workspace, entityType });
    return { ...linkage, seconds: (performance.now() - started) / 1000 };
  } finally {
    await workspace.close();
  }
}

interface Place extends EntityLinkOptions {
  readonly workspace: Workspace;
  readonly entityType: EntityTypeName;
}

async function linkAll(
  store: Store,
  model: IdentityModel,
  place: Place,
): Promise<Omit<EntityLinkage, 'seconds'>> {
  const { workspace, entityType, onProgress = () => undefined } = place;
  const { connection } = workspace;
  const onRead = (records: number) => onProgress({ stage: 'reading', records, pairs: 0 });
  await loadRecords(connection, model, { records: readFeatureRecords(store, entityType), onRead });
  const records = await numberRecords(connection);
  const frequencies = await findFrequencies(store, model, place);
  const ids = await readMemberIds(connection, records);
  const decisions = numberStandingDecisions(await store.decisions.readStanding(entityType), ids);
  const linkage = await linkNumbered(connection, model, {
    ...{ records, frequencies, decisions, train: false, keepAll: true },
    onStage: (stage, pairs) => onProgress({ stage, records, pairs }),
  });
  const clusters = toClusters(linkage, ids);
  const files = await exportState(connection, model, workspace.folder);
  const counted = frequencies ? undefined : await exportCounted(model, place);
  await store.linkage.link(entityType, async (session) => {
    await saveClusters(session, store, clusters);
    if (counted !== undefined) await saveFrequencies(session, store, { model, linkage, file: counted });
    await store.linkage.replaceState(session, { signature: toModelSignature(model), records, files });
    await session.replaceTasks(toIdentityTasks(linkage, { ids, entityType }));
  });
  const { pairsCompared, keys: blocking } = linkage;
  return { records, entities: clusters.length, pairsCompared, cuts: toCuts(linkage, ids), blocking };
}

/** What the last training counted, when it counted for these features. */
async function findFrequencies(
  store: Store,
  model: IdentityModel,
  { workspace, entityType, recount }: Place,
) {
  const snapshot = recount ? undefined : await store.linkage.findSnapshot(entityType);
  if (snapshot?.signature !== toFeatureSignature(model)) return undefined;
  await loadFrequencies(workspace.connection, store, { model, entityType });
  return { records: snapshot.records };
}

async function exportCounted(model: IdentityModel, { workspace }: Place): Promise<string> {
  const file = join(workspace.folder, 'frequencies.csv');
  await exportFrequencies(workspace.connection, model, file);
  return file;
}

async function saveFrequencies(
  session: LinkageSession,
  store: Store,
  { model, linkage, file }: { model: IdentityModel; linkage: NumberedLinkage; file: string },
): Promise<void> {
  const snapshot = { signature: toFeatureSignature(model), records: linkage.frequencies.records };
  await store.linkage.saveSnapshot(session, snapshot, file);
}

async function saveClusters(session: LinkageSession, store: Store, clusters: readonly (readonly string[])[]) {
  const { entityType } = session;
  const [membership, retired, everGiven] = await Promise.all([
    store.entities.readMembership(entityType),
    store.entities.readRetired(entityType),
    store.entities.readIds(entityType),
  ]);
  const age = await session.readAges([...new Set(membership.values())]);
  const { entities } = assignEntityIds(entityType, clusters, { membership, retired, everGiven, age });
  const redirects = new Map(
    entities.flatMap(({ entityId, absorbed }) => absorbed.map((id) => [id, entityId] as const)),
  );
  await session.saveAll({ clusters: entities, redirects });
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
