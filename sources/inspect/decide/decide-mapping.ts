import type { EntityAttribute, EntityType } from '#schemas';
import type { DecidedField } from './decided-field.ts';
import { findRoles, type Role } from './find-roles.ts';
import { scoreAttribute, type AttributeMatch } from './score-attribute.ts';

export interface DecidedRule {
  attribute: string;
  /** Dotted path in the row. */
  from: string;
  codes?: Record<string, string>;
  confidence: number;
  why: string;
}

export interface DecidedMapping {
  entity: string;
  role: string;
  rules: DecidedRule[];
  /** Likely, but not likely enough to be written as a rule. */
  unsure: DecidedRule[];
  confidence: number;
}

/** A rule is written from here on; from `likely` on it is a comment. */
const sure = 0.6;
const likely = 0.42;
/** A further entity beside the one that the rows are about must be identified as surely as this. */
const further = 0.75;

export interface Leaf {
  /** Dotted. */
  path: string;
  field: DecidedField;
}

/** Which fields say what of which entities of the city, each with how sure that is. */
export function decideMapping(
  fields: readonly DecidedField[],
  entityTypes: readonly EntityType[],
): DecidedMapping[] {
  const leaves = fields.flatMap((field) => leavesOf(field, ''));
  const roles = findRoles(leaves);
  const all = entityTypes.flatMap((entityType) => {
    if (roles.length === 0) return [mapEntity(entityType, leaves, undefined)];
    const inRoles = roles.map((role) => mapEntity(entityType, leaves, role));
    return inRoles.every((mapping) => mapping.confidence > 0)
      ? inRoles
      : [mapEntity(entityType, leaves, undefined)];
  });
  const found = all.filter(({ confidence }) => confidence > 0);
  const [subject] = found.toSorted((a, b) => weigh(b) - weigh(a));
  return found.filter((mapping) => mapping.entity === subject?.entity || isIdentified(mapping, entityTypes));
}

function leavesOf(field: DecidedField, above: string): Leaf[] {
  const path = above === '' ? field.name : `${above}.${field.name}`;
  if (field.type === 'array') return [];
  return field.type === 'object'
    ? (field.fields ?? []).flatMap((each) => leavesOf(each, path))
    : [{ path, field }];
}

function weigh({ rules, confidence }: DecidedMapping): number {
  return confidence * 2 + rules.reduce((sum, rule) => sum + rule.confidence, 0);
}

function isIdentified({ entity, rules, role }: DecidedMapping, entityTypes: readonly EntityType[]): boolean {
  const type = entityTypes.find(({ name }) => name === entity);
  if (role !== '') return true;
  return rules.some(
    ({ attribute, confidence }) => type?.identifiers.includes(attribute) === true && confidence >= further,
  );
}

interface Scored extends AttributeMatch {
  leaf: Leaf;
  attribute: EntityAttribute;
}

/** Each field for one attribute and each attribute from one field, the surest first. */
function mapEntity(entityType: EntityType, leaves: readonly Leaf[], role: Role | undefined): DecidedMapping {
  const own = leaves.filter(({ path }) => role === undefined || !role.others.has(path));
  const scored = own
    .flatMap((leaf) =>
      entityType.attributes.map((attribute): Scored => {
        const owner = { entity: entityType, role: role?.name };
        return { leaf, attribute, ...scoreAttribute(leaf, attribute, owner) };
      }),
    )
    .filter(({ confidence }) => confidence >= likely)
    .sort((a, b) => b.confidence - a.confidence);
  const [rules, unsure] = assign(scored);
  const confidence = toConfidence(entityType, rules);
  return { entity: entityType.name, role: role?.name ?? '', rules, unsure, confidence };
}

function assign(scored: readonly Scored[]): [rules: DecidedRule[], unsure: DecidedRule[]] {
  const taken = new Set<string>();
  const filled = new Set<string>();
  const rules: DecidedRule[] = [];
  const unsure: DecidedRule[] = [];
  for (const { leaf, attribute, confidence, codes, why, isComplete } of scored) {
    if (filled.has(attribute.name) || taken.has(leaf.path)) continue;
    const rule = {
      attribute: attribute.name,
      from: leaf.path,
      confidence,
      why,
      ...(codes === undefined ? {} : { codes }),
    };
    if (confidence >= sure && isComplete) {
      rules.push(rule);
      taken.add(leaf.path);
      filled.add(attribute.name);
    } else if (!unsure.some((each) => each.attribute === attribute.name)) unsure.push(rule);
  }
  const open = unsure.filter((rule) => !filled.has(rule.attribute) && !taken.has(rule.from));
  return [rules, open];
}

/** 0 where the rows do not speak of the entity: neither an identifier nor its name with something more. */
function toConfidence({ identifiers, label }: EntityType, rules: readonly DecidedRule[]): number {
  const identified = rules.filter(({ attribute }) => identifiers.includes(attribute));
  const named = rules.filter(({ attribute }) => attribute === label);
  const best = Math.max(0, ...identified.map(({ confidence }) => confidence));
  if (best > 0) return Math.min(0.99, best * 0.9 + 0.02 * rules.length);
  const [name] = named;
  return name !== undefined && rules.length >= 3
    ? Math.min(0.8, name.confidence * 0.7 + 0.03 * rules.length)
    : 0;
}
