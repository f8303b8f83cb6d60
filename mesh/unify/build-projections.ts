import { createHash } from 'node:crypto';
import { normalise } from '#schemas';
import type { AttributeValue, EntityType } from '#schemas';
import type { MemberRow, ProjectionWithKeys } from '../store/index.ts';
import { toComparable } from './comparison.ts';
import { toEntityKeys, toReferenceAttributes } from './entity-keys.ts';
import type { Envelope } from './envelope.ts';
import { groupByEntity } from './group-by-entity.ts';
import type { EntityMembers } from './group-by-entity.ts';
import { toMirroredMember } from './member.ts';
import type { SurvivorshipRules } from './survivorship-rules.ts';
import { unifyAttribute } from './unify-attribute.ts';

/** What projections of a type are made by. */
export interface ProjectionPlan {
  readonly entityType: EntityType;
  readonly rules: SurvivorshipRules;
  /** Attributes that relations join on and that are no identifiers (`toReferenceAttributes`). */
  readonly references: readonly string[];
}

/** The plan for one of the city's entity types. */
export function toProjectionPlan(
  entityType: EntityType,
  rules: SurvivorshipRules,
  all: Iterable<EntityType>,
): ProjectionPlan {
  return { entityType, rules, references: toReferenceAttributes(entityType, all) };
}

/** Tells whether what projections are made by is still the same. */
export function toPlanSignature({ entityType, rules, references }: ProjectionPlan): string {
  const { file: _file, ...said } = entityType;
  const attributes = [...rules].map(([name, rule]) => [name, { ...rule, trust: [...rule.trust] }]);
  const text = JSON.stringify([said, references, attributes]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Projections of all entities of a type, from their mirrored members, in the members' order. */
export async function* buildProjections(
  plan: ProjectionPlan,
  batches: AsyncIterable<readonly MemberRow[]>,
): AsyncGenerator<ProjectionWithKeys[]> {
  for await (const entities of groupByEntity(batches)) {
    yield entities.map((entity) => buildProjection(plan, entity));
  }
}

/** What lists, searches and look-ups see of one entity: wholly derived from its members. */
export function buildProjection(plan: ProjectionPlan, entity: EntityMembers): ProjectionWithKeys {
  const { entityType, rules, references } = plan;
  const envelopes = unifyAll(rules, entity.members);
  const winners = new Map(references.flatMap((name) => entryOf(envelopes, name)));
  return {
    entityId: entity.entityId,
    entityType: entityType.name,
    label: toLabel(entityType, envelopes, entity),
    attributes: toWinners(envelopes),
    searchText: toSearchText(plan, entity.members),
    disputed: [...envelopes].filter(([, { disputed }]) => disputed).map(([name]) => name),
    keys: toEntityKeys(rules, entityType.identifiers, { members: entity.members, winners }),
  };
}

function unifyAll(rules: SurvivorshipRules, rows: readonly MemberRow[]): Map<string, Envelope> {
  const members = rows.map(toMirroredMember);
  return new Map([...rules].map(([name, rule]) => [name, unifyAttribute(rule, members)]));
}

function entryOf(envelopes: ReadonlyMap<string, Envelope>, name: string): [string, Envelope][] {
  const envelope = envelopes.get(name);
  return envelope ? [[name, envelope]] : [];
}

// An entity whose records carry no label value is still called something.
function toLabel(
  entityType: EntityType,
  envelopes: ReadonlyMap<string, Envelope>,
  entity: EntityMembers,
): string {
  const names = [entityType.label, ...entityType.identifiers, ...entityType.search];
  const value = names.map((name) => envelopes.get(name)?.value ?? null).find((found) => found !== null);
  return String(value ?? entity.entityId);
}

function toWinners(envelopes: ReadonlyMap<string, Envelope>): Record<string, AttributeValue> {
  const winners: Record<string, AttributeValue> = {};
  for (const [name, { value }] of envelopes) if (value !== null) winners[name] = value;
  return winners;
}

function toSearchText({ entityType, rules }: ProjectionPlan, members: readonly MemberRow[]): string {
  const forms = new Set<string>();
  for (const name of new Set([entityType.label, ...entityType.search, ...entityType.identifiers])) {
    const rule = rules.get(name);
    if (!rule) continue;
    const isName = rule.attribute.format?.endsWith('-name') ?? false;
    for (const { attributes } of members) {
      const value = attributes[name];
      if (value === undefined) continue;
      forms.add(toSearchTerm(String(value)));
      forms.add(toSearchTerm(toComparable(rule.comparison, value)));
      if (isName) forms.add(toSearchTerm(normalise('pinyin', value)));
    }
  }
  return [...forms].filter(Boolean).sort().join('\n');
}

/** How text is searched: full-width as half-width, case ignored. */
export function toSearchTerm(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
