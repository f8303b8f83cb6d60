import type { EntityType, EntityTypeName } from '#schemas';
import type { Onlooker } from '../store/index.ts';
import { toSurvivorship } from './checked-city.ts';
import type { CheckedCity } from './checked-city.ts';

/** The types whose rules look through a relation at entities of this type: what changes here concerns them. */
export function toOnlookers(city: CheckedCity, name: EntityTypeName): Onlooker[] {
  const type = city.entityTypes.find((one) => one.name === name);
  return type ? city.entityTypes.flatMap((other) => toOnlookersOf(city, type, other)) : [];
}

function toOnlookersOf(city: CheckedCity, type: EntityType, other: EntityType): Onlooker[] {
  const asked = new Set((city.consistency.get(other.name) ?? []).map(({ through }) => through));
  const relations = other.relations.filter(({ name, to }) => asked.has(name) && to === type.name);
  return relations.map(({ here, there }) => ({
    ...{ entityType: other.name, here, there },
    isFound: formOf(city, other, here) === formOf(city, type, there),
  }));
}

function formOf(city: CheckedCity, type: EntityType, attribute: string): string {
  return toSurvivorship(city, type).get(attribute)?.comparison ?? 'exact';
}
