import type { AttributeValue, EntityRelation, EntityType } from '#schemas';
import type { MemberRow, ProjectionKey } from '../store/index.ts';
import { toComparable } from './comparison.ts';
import type { Envelope } from './envelope.ts';
import { toMirroredMember } from './member.ts';
import type { SurvivorshipRules } from './survivorship-rules.ts';
import { unifyAttribute } from './unify-attribute.ts';

/**
 * The values under which an entity is found: of an identifier, what any member record carries; of any other
 * attribute that relations join on, the winner alone. All in the comparable form.
 */
export function toEntityKeys(
  rules: SurvivorshipRules,
  identifiers: readonly string[],
  entity: { readonly members: readonly MemberRow[]; readonly winners: ReadonlyMap<string, Envelope> },
): ProjectionKey[] {
  const ofIdentifiers = identifiers.flatMap((attribute) =>
    toKeyValues(rules, attribute, entity.members).map((value) => ({ attribute, value })),
  );
  const references = [...entity.winners.keys()].filter((attribute) => !identifiers.includes(attribute));
  const ofReferences = references.flatMap((attribute) => {
    const value = entity.winners.get(attribute)?.value;
    const comparable = value === null || value === undefined ? '' : toKeyValue(rules, attribute, value);
    return comparable === '' ? [] : [{ attribute, value: comparable }];
  });
  return [...ofIdentifiers, ...ofReferences];
}

/** The comparable forms of an attribute over the members, each once, in a fixed order. */
export function toKeyValues(
  rules: SurvivorshipRules,
  attribute: string,
  members: readonly MemberRow[],
): string[] {
  const values = members.flatMap(({ attributes }) => attributes[attribute] ?? []);
  return [...new Set(values.map((value) => toKeyValue(rules, attribute, value)))].filter(Boolean).sort();
}

/** The form in which a value is looked up, whether it comes from a record or from a query. */
export function toKeyValue(rules: SurvivorshipRules, attribute: string, value: AttributeValue): string {
  return toComparable(rules.get(attribute)?.comparison ?? 'exact', value);
}

/** Attributes of a type that relations join on from either side, as far as they are not identifiers. */
export function toReferenceAttributes(entityType: EntityType, all: Iterable<EntityType>): string[] {
  const here = entityType.relations.map((relation) => relation.here);
  const there = [...all].flatMap((other) =>
    other.relations.filter((relation) => relation.to === entityType.name).map((relation) => relation.there),
  );
  const names = new Set([...here, ...there]);
  return [...names].filter((name) => !entityType.identifiers.includes(name)).sort();
}

/** Where a relation starts: the entity's type, the rules of both ends, and its member records. */
export interface RelationStart {
  readonly entityType: EntityType;
  readonly rules: SurvivorshipRules;
  readonly rulesThere: SurvivorshipRules;
  readonly members: readonly MemberRow[];
}

/**
 * The key values by which a relation finds its other ends. Of an identifier every member's value counts, of any
 * other attribute the winner's. They take the form of the other end's attribute, since they are compared with it.
 */
export function toRelationValues(start: RelationStart, relation: EntityRelation): string[] {
  const { entityType, rules, rulesThere, members } = start;
  const values = entityType.identifiers.includes(relation.here)
    ? members.flatMap(({ attributes }) => attributes[relation.here] ?? [])
    : toWinner(rules, relation.here, members);
  const forms = values.map((value) => toKeyValue(rulesThere, relation.there, value));
  return [...new Set(forms)].filter(Boolean).sort();
}

function toWinner(
  rules: SurvivorshipRules,
  attribute: string,
  members: readonly MemberRow[],
): AttributeValue[] {
  const rule = rules.get(attribute);
  const value = rule ? unifyAttribute(rule, members.map(toMirroredMember)).value : null;
  return value === null ? [] : [value];
}
