import { CausewayError } from '#schemas';
import type { EntityId, EntityTypeName } from '#schemas';
import type { City } from '../../city/index.ts';
import {
  checkEntityType,
  checkSomeEntities,
  toCheckedType,
  toCheckSignature,
  toOnlookers,
} from '../../consistency/index.ts';
import type { SomeConflicts, Store } from '../../store/index.ts';
import {
  buildProjection,
  buildProjections,
  toEntities,
  toPlanSignature,
  toProjectionPlan,
} from '../../unify/index.ts';
import type { ProjectionPlan } from '../../unify/index.ts';

export interface Derivation {
  readonly city: City;
  readonly store: Store;
}

/** So many entities are made anew in one transaction. */
const atOnce = 500;

/** Whether all projections of the type were made by the rules that hold now, those aside that are noted as due. */
export async function isProjected({ city, store }: Derivation, entityType: EntityTypeName): Promise<boolean> {
  const signature = await store.derivations.findSignature(entityType, 'projection');
  return signature === toPlanSignature(toPlan(city, entityType));
}

export async function projectAll({ city, store }: Derivation, entityType: EntityTypeName): Promise<void> {
  const plan = toPlan(city, entityType);
  const made = buildProjections(plan, store.members.readAll(entityType));
  await store.projections.replaceAll(entityType, made, toPlanSignature(plan));
}

/** Makes projections of these entities anew, else of those that are due, as many as fit. @returns how many */
export async function projectSome(
  { city, store }: Derivation,
  entityType: EntityTypeName,
  entityIds?: readonly EntityId[],
): Promise<number> {
  const plan = toPlan(city, entityType);
  const done = await store.projections.replaceSome({
    ...{ entityType, entityIds, most: atOnce, onlookers: toOnlookers(city, entityType) },
    build: (members) => toEntities(members).map((entity) => buildProjection(plan, entity)),
  });
  return done.length;
}

export async function isChecked({ city, store }: Derivation, entityType: EntityTypeName): Promise<boolean> {
  const signature = await store.derivations.findSignature(entityType, 'conflict');
  return signature === toCheckSignature(toCheckedType(city, entityType));
}

export function checkAll({ city, store }: Derivation, entityType: EntityTypeName) {
  return checkEntityType(store, city, entityType);
}

/** Checks these entities, else those that are due, as many as fit. @returns undefined when there are none */
export function checkSome(
  { city, store }: Derivation,
  entityType: EntityTypeName,
  { entityIds, isHurried }: Pick<SomeConflicts, 'entityIds' | 'isHurried'> = {},
) {
  return checkSomeEntities(store, city, { entityType, entityIds, isHurried, most: atOnce });
}

function toPlan(city: City, name: EntityTypeName): ProjectionPlan {
  const entityType = city.entityTypes.find((one) => one.name === name);
  if (!entityType) throw new CausewayError('INTERNAL', { said: `no entity type ${name}` });
  const rules = city.survivorship.get(name);
  if (!rules) throw new CausewayError('INTERNAL', { said: `no survivorship rules for ${name}` });
  return toProjectionPlan(entityType, rules, city.entityTypes);
}
