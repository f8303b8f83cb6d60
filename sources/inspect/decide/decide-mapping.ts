import type { EntityAttribute, EntityType } from '#schemas';
import { toWords } from '../recognise/index.ts';
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
  /** Words of the dataset's name. */
  context: readonly string[];
}

/** Which fields say what of which entities of the city, each with how sure that is. */
export function decideMapping(
  fields: readonly DecidedField[],
  { entityTypes, dataset }: { entityTypes: readonly EntityType[]; dataset: string },
): DecidedMapping[] {
  const context = toWords(dataset);
  const leaves = fields.flatMap((field) => leavesOf(field, '')).map((leaf) => ({ ...leaf, context }));
  const roles = findRoles(leaves);
  const all = entityTypes.flatMap((entityType) => mapInRoles(entityType, leaves, roles));
  const found = all.filter(({ confidence }) => confidence > 0);
  const [subject] = found.toSorted((a, b) => weigh(b) - weigh(a));
  if (subject === undefined) return [];
  const own = found.filter(({ entity }) => entity === subject.entity);
  const taken = new Set(own.flatMap(({ rules }) => rules.map(({ from }) => from)));
  return [
    ...own,
    ...found.filter(
      (mapping) => mapping.entity !== subject.entity && isIdentified(mapping, entityTypes, taken),
    ),
  ];
}

/** In each role, where the rows speak of several entities of the type; else once, whosever the fields say they are. */
function mapInRoles(
  entityType: EntityType,
  leaves: readonly Leaf[],
  roles: readonly Role[],
): DecidedMapping[] {
  if (roles.length > 1) {
    const inRoles = roles.map((role) => mapEntity(entityType, leaves, role));
    if (inRoles.every((mapping) => mapping.confidence > 0)) return withSpouses(entityType, inRoles);
  }
  const plain = mapEntity(entityType, leaves, undefined);
  const [sole] = roles;
  if (sole === undefined || roles.length > 1) return [plain];
  const asSole = { ...mapEntity(entityType, leaves, sole), role: '' };
  return [weigh(asSole) > weigh(plain) ? asSole : plain];
}

/** What the row says of the one spouse is said of the other as well: spouseName of the husband is the wife's name. */
function withSpouses(entityType: EntityType, [first, second, ...others]: DecidedMapping[]): DecidedMapping[] {
  if (first === undefined || second === undefined || others.length > 0)
    return [first, second, ...others].filter((each) => each !== undefined);
  const add = (own: DecidedMapping, other: DecidedMapping): DecidedMapping => {
    const rules = entityType.attributes.flatMap(({ name }): DecidedRule[] => {
      const words = toWords(name);
      if (!words.includes('spouse') || own.rules.some(({ attribute }) => attribute === name)) return [];
      const rest = words.filter((word) => word !== 'spouse');
      const same = other.rules.find(({ attribute }) =>
        rest.every((word) => toWords(attribute).includes(word)),
      );
      return same === undefined
        ? []
        : [{ ...same, attribute: name, confidence: same.confidence * 0.9, why: `the ${other.role}'s` }];
    });
    return { ...own, rules: [...own.rules, ...rules] };
  };
  return [add(first, second), add(second, first)];
}

function leavesOf(field: DecidedField, above: string): Omit<Leaf, 'context'>[] {
  const path = above === '' ? field.name : `${above}.${field.name}`;
  if (field.type === 'array') return [];
  return field.type === 'object'
    ? (field.fields ?? []).flatMap((each) => leavesOf(each, path))
    : [{ path, field }];
}

function weigh({ rules, confidence }: DecidedMapping): number {
  return confidence * 2 + rules.reduce((sum, rule) => sum + rule.confidence, 0);
}

/** By a number of its own: one that the rows' subject has already is a relation, and no second entity. */
function isIdentified(
  { entity, rules, role }: DecidedMapping,
  entityTypes: readonly EntityType[],
  taken: ReadonlySet<string>,
): boolean {
  const type = entityTypes.find(({ name }) => name === entity);
  if (role !== '') return true;
  return rules.some(
    ({ attribute, from, confidence }) =>
      type?.identifiers.includes(attribute) === true && confidence >= further && !taken.has(from),
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
