import { CausewayError } from '#schemas';
import type { EntityType, EntityTypeName } from '#schemas';
import type { City } from '../city/index.ts';
import { checkEntityType } from '../consistency/index.ts';
import { linkEntityType } from '../identity/index.ts';
import type { DueDerivation, Store } from '../store/index.ts';
import { buildProjections, toProjectionPlan } from '../unify/index.ts';
import type { SurvivorshipRules } from '../unify/index.ts';

export type DerivationStage = 'link' | 'project' | 'check';

export interface DerivationProgress {
  readonly stage: DerivationStage;
  readonly entityType: EntityTypeName;
  /** A sentence once the stage is through. */
  readonly sentence?: string;
}

export type OnDerivation = (progress: DerivationProgress) => void;

/** The key of PostgreSQL's advisory lock: of several hub processes one derives at a time. */
const derivationLock = "hashtext('causeway derivation')";

/**
 * Works out anew what follows from the records of the types that changed: who is who, what lists and searches
 * see, where the sources disagree. Each step replaces its result whole, so a hub that is killed in between leaves
 * the last good one and does the step again.
 * @returns the types that were worked out
 */
export async function derive(
  city: City,
  store: Store,
  onProgress: OnDerivation = () => undefined,
): Promise<EntityTypeName[]> {
  const runner = store.database.createQueryRunner();
  await runner.connect();
  try {
    await runner.query(`SELECT pg_advisory_lock(${derivationLock})`);
    const due = (await store.derivations.due()).filter(({ entityType }) => city.models.has(entityType));
    await deriveDue({ city, store, onProgress }, due);
    return due.map(({ entityType }) => entityType);
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(${derivationLock})`).catch(() => undefined);
    await runner.release();
  }
}

interface Derivation {
  readonly city: City;
  readonly store: Store;
  readonly onProgress: OnDerivation;
}

async function deriveDue(derivation: Derivation, due: readonly DueDerivation[]): Promise<void> {
  for (const { entityType } of due) await link(derivation, entityType);
  for (const { entityType } of due) await project(derivation, entityType);
  // A rule may look through a relation, so every projection must be new before the first check, and a type
  // whose own records did not change may still disagree with one whose did.
  if (due.length > 0) for (const { name } of derivation.city.entityTypes) await check(derivation, name);
  for (const one of due) await derivation.store.derivations.markDerived(one);
}

async function link({ city, store, onProgress }: Derivation, entityType: EntityTypeName): Promise<void> {
  const model = city.models.get(entityType);
  if (!model) return;
  onProgress({ stage: 'link', entityType });
  const { records, entities } = await linkEntityType(store, model, entityType);
  onProgress({ stage: 'link', entityType, sentence: `${records} records are ${entities} entities` });
}

async function project({ city, store, onProgress }: Derivation, entityType: EntityTypeName): Promise<void> {
  onProgress({ stage: 'project', entityType });
  const plan = toProjectionPlan(
    getEntityType(city, entityType),
    getSurvivorship(city, entityType),
    city.entityTypes,
  );
  await store.projections.replaceAll(entityType, buildProjections(plan, store.members.readAll(entityType)));
  onProgress({ stage: 'project', entityType, sentence: 'ready for lists and searches' });
}

async function check({ city, store, onProgress }: Derivation, entityType: EntityTypeName): Promise<void> {
  onProgress({ stage: 'check', entityType });
  const { opened, closed } = await checkEntityType(store, city, entityType);
  onProgress({ stage: 'check', entityType, sentence: `${opened} conflicts opened, ${closed} closed` });
}

function getSurvivorship(city: City, name: EntityTypeName): SurvivorshipRules {
  const found = city.survivorship.get(name);
  if (!found) throw new CausewayError('INTERNAL', { said: `no survivorship rules for ${name}` });
  return found;
}

function getEntityType(city: City, name: EntityTypeName): EntityType {
  const found = city.entityTypes.find((entityType) => entityType.name === name);
  if (!found) throw new CausewayError('INTERNAL', { said: `no entity type ${name}` });
  return found;
}
