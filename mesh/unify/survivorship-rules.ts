import { defaultNormaliser } from '#schemas';
import type { DatasetId, EntityAttribute, EntityType, NormaliserName } from '#schemas';
import type { Agreement } from './comparison.ts';

export type Strategy = 'authority' | 'freshest' | 'most-common';

/** How one attribute's value is chosen among the records that hold one. */
export interface SurvivorshipRule {
  readonly attribute: EntityAttribute;
  readonly strategy: Strategy;
  /** For authority: the datasets in the order in which they are believed. The rest follow, by freshness. */
  readonly order: readonly DatasetId[];
  readonly comparison: NormaliserName;
  /** From the attribute's consistency rule; without one it is never disputed. */
  readonly agreement?: Agreement;
  readonly trust: ReadonlyMap<DatasetId, number>;
}

/** The rules of one entity type, one per attribute. */
export type SurvivorshipRules = ReadonlyMap<string, SurvivorshipRule>;

/** Prior trust in a dataset of which nothing is said. */
export const defaultTrust = 0.8;

/** What holds where a city says nothing: the freshest value wins and nothing is disputed. */
export function toDefaultSurvivorship(entityType: EntityType): SurvivorshipRules {
  return new Map(
    entityType.attributes.map((attribute) => [
      attribute.name,
      {
        attribute,
        strategy: 'freshest',
        order: [],
        comparison: defaultNormaliser(attribute),
        trust: new Map(),
      },
    ]),
  );
}
