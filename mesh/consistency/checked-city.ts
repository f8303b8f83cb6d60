import { CausewayError } from '#schemas';
import type { EntityType, EntityTypeName } from '#schemas';
import { toDefaultSurvivorship } from '../unify/index.ts';
import type { SurvivorshipRules } from '../unify/index.ts';
import type { ConsistencyRule } from './consistency-rule.ts';

/** What a check needs to know of the city. */
export interface CheckedCity {
  readonly entityTypes: readonly EntityType[];
  readonly survivorship: ReadonlyMap<EntityTypeName, SurvivorshipRules>;
  readonly consistency: ReadonlyMap<EntityTypeName, readonly ConsistencyRule[]>;
}

/** One type of the city, ready to be checked. */
export interface CheckedType {
  readonly entityType: EntityType;
  readonly rules: readonly ConsistencyRule[];
  readonly survivorship: SurvivorshipRules;
  /** The other types, for rules that go through a relation. */
  readonly city: CheckedCity;
}

export function toCheckedType(city: CheckedCity, name: EntityTypeName): CheckedType {
  const entityType = city.entityTypes.find((type) => type.name === name);
  if (!entityType) throw new CausewayError('INTERNAL', { said: `no entity type ${name}` });
  return {
    entityType,
    city,
    rules: city.consistency.get(name) ?? [],
    survivorship: toSurvivorship(city, entityType),
  };
}

export function toSurvivorship(city: CheckedCity, entityType: EntityType): SurvivorshipRules {
  return city.survivorship.get(entityType.name) ?? toDefaultSurvivorship(entityType);
}
