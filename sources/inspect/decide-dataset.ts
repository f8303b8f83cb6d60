import type { EntityType } from '#schemas';
import {
  decideAsOf,
  decideFields,
  decideKey,
  decideMapping,
  decidePersonal,
  nameFields,
  type DecidedField,
} from './decide/index.ts';
import { draftContract } from './draft/index.ts';
import type { LookedDataset } from './look/index.ts';
import type { Profiled } from './profile-dataset.ts';
import { toTitle } from './to-names.ts';

export interface DecidedDataset {
  contractText: string;
  fields: DecidedField[];
  key: string[];
  asOf?: string;
  mapped: Map<string, string>;
  /** Contract field to the system's own name, where a name had to be changed or a column left out. */
  rename?: Record<string, string>;
  doubts: string[];
}

export interface DatasetFacts {
  department: string;
  /** Its name in the city. */
  name: string;
  looked: LookedDataset;
  profiled: Profiled;
  isUntyped: boolean;
  entityTypes: readonly EntityType[];
  /** Only these columns of the row, where the rest belongs to another dataset. */
  only?: readonly string[];
}

/** From what was seen to the contract's text. */
export async function decideDataset(facts: DatasetFacts): Promise<DecidedDataset> {
  const { looked, profiled, isUntyped, only } = facts;
  const { profile } = profiled;
  const all = decideFields({ profile, declared: looked.declared, isUntyped });
  const fields = only === undefined ? all : all.filter(({ path }) => only.includes(path[0] ?? ''));
  if (fields.length === 0) fields.push(toPlaceholder());
  const found = await decideKey({
    fields: withRaised(fields),
    profile,
    primaryKey: looked.primaryKey,
    uniques: looked.uniques,
  });
  const raised = found.fields.filter((field) => !fields.includes(field));
  fields.unshift(...raised);
  found.fields.forEach((field, at) => markKey(field, at + 1));
  const { isRenamed } = nameFields(fields);
  const sharing = decidePersonal(fields);
  const asOf = decideAsOf(fields);
  const mappings = decideMapping(fields, { entityTypes: facts.entityTypes, dataset: looked.foreign });
  const doubts = [...looked.doubts, ...profiled.doubts, ...found.doubts];
  const needsFields =
    isRenamed ||
    raised.length > 0 ||
    only !== undefined ||
    looked.declared.some(({ leftOut }) => leftOut !== undefined);
  const contractText = draftContract({
    ...{ department: facts.department, dataset: facts.name, title: toTitle(looked.foreign, looked.comment) },
    ...{ foreign: looked.foreign, physicalType: looked.physicalType, rowsSeen: profile.rows },
    ...(looked.comment === undefined ? {} : { comment: looked.comment }),
    ...(profiled.rowsInAll === undefined ? {} : { rowsInAll: profiled.rowsInAll }),
    ...{ fields, asOf, sharing, mappings, doubts },
  });
  return {
    ...{ contractText, fields, key: found.fields.map(({ name }) => name), doubts },
    ...(asOf === undefined ? {} : { asOf: asOf.field }),
    mapped: toMapped(mappings),
    ...(needsFields ? { rename: toRename(fields) } : {}),
  };
}

/** Where no plain column stands at the top, those inside objects may be brought up. */
function withRaised(fields: readonly DecidedField[]): DecidedField[] {
  const isPlain = ({ type }: DecidedField) => type !== 'object' && type !== 'array';
  if (fields.some(isPlain)) return [...fields];
  const inner = fields.flatMap((field) => field.fields ?? []).filter(isPlain);
  return [...inner.map((field) => ({ ...field })), ...fields];
}

function markKey(field: DecidedField, position: number): void {
  Object.assign(field, { keyPosition: position, required: true });
  const { column } = field.facts ?? {};
  // The hub joins the parts of a key; a blank in one is nearly always a mistake.
  const isClean = field.type === 'string' && field.enum === undefined && field.options.format === undefined;
  if (
    isClean &&
    field.options.pattern === undefined &&
    column?.sample.every((value) => /^\S+$/.test(value)) === true &&
    column.sample.length > 0
  ) {
    field.options = { pattern: String.raw`^\S+$` };
  }
}

/** A contract must have a field: of a dataset of which nothing is known, one that is to be replaced. */
function toPlaceholder(): DecidedField {
  return {
    ...{ name: 'id', path: ['id'], type: 'string', options: {}, required: true, unique: false },
    description: 'To be replaced by the fields of the rows.',
    doubts: ['No column was seen: this one is a placeholder.'],
  };
}

function toRename(fields: readonly DecidedField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ name, path }) => [name, path.join('.')]));
}

function toMapped(mappings: Awaited<ReturnType<typeof decideMapping>>): Map<string, string> {
  const mapped = new Map<string, string>();
  for (const { entity, role, rules } of mappings) {
    for (const { attribute, from } of rules) {
      const said = `${entity}${role === '' ? '' : ` (${role})`}.${attribute}`;
      mapped.set(from, mapped.has(from) ? `${mapped.get(from)}, ${said}` : said);
    }
  }
  return mapped;
}
