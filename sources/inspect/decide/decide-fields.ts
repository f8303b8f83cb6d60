import type { DeclaredColumn } from '../look/index.ts';
import type { ColumnPath, ColumnProfile, TableProfile } from '../profile/index.ts';
import { recogniseColumn } from '../recognise/index.ts';
import type { DecidedField } from './decided-field.ts';
import { filledOf } from './decided-field.ts';
import { decideEnum } from './decide-enum.ts';
import { decideRequired } from './decide-required.ts';
import { decideValue } from './decide-value.ts';
import { describeField } from './describe-field.ts';

export interface TableFacts {
  profile: TableProfile;
  declared: readonly DeclaredColumn[];
  isUntyped: boolean;
}

/** The fields of a row, nested as the rows are. Names are the system's own still. */
export function decideFields(facts: TableFacts): DecidedField[] {
  return membersOf(facts, []);
}

/** What stands directly below the path, in the order of the catalogue and then of the rows. */
function membersOf(facts: TableFacts, above: ColumnPath): DecidedField[] {
  const paths = new Map<string, ColumnPath>();
  const add = (path: ColumnPath) => {
    if (path.length === above.length + 1 && startsWith(path, above)) paths.set(keyOf(path), path);
  };
  facts.declared.filter(({ leftOut }) => leftOut === undefined).forEach(({ path }) => add(path));
  const leftOut = new Set(
    facts.declared.filter((each) => each.leftOut !== undefined).map(({ path }) => keyOf(path)),
  );
  facts.profile.columns.filter(({ path }) => !leftOut.has(keyOf(path))).forEach(({ path }) => add(path));
  return [...paths.values()].map((path) => decideField(facts, path));
}

function decideField(facts: TableFacts, path: ColumnPath): DecidedField {
  const declared = facts.declared.find((each) => keyOf(each.path) === keyOf(path));
  const column =
    facts.profile.columns.find((each) => keyOf(each.path) === keyOf(path)) ?? unseen(facts, path);
  const structure = toStructure(column, declared);
  if (structure === 'object') return decideObject(facts, column, declared);
  if (structure === 'array') return decideList(facts, column, declared);
  return decidePlain(facts, column, declared);
}

/** Objects and lists by what nearly all rows hold. */
function toStructure(
  { types }: ColumnProfile,
  declared: DeclaredColumn | undefined,
): 'object' | 'array' | 'plain' {
  const { object = 0, array = 0, ...plain } = types;
  const values = Object.values(plain).reduce((sum, count) => sum + count, 0);
  if (object + array + values === 0) {
    return declared?.type === 'object' || declared?.type === 'array' ? declared.type : 'plain';
  }
  if (object > array && object > values) return 'object';
  return array > values ? 'array' : 'plain';
}

function decidePlain(
  facts: TableFacts,
  column: ColumnProfile,
  declared: DeclaredColumn | undefined,
): DecidedField {
  const also = declared?.comment === undefined || declared.comment.length > 30 ? [] : [declared.comment];
  const recognition = recogniseColumn(column, also);
  const known = { column, recognition, declared, isUntyped: facts.isUntyped };
  const { type, options, enum: allowed, doubts } = decideEnum(known, decideValue(known));
  const required = decideRequired(known, type);
  return {
    ...toBase(column, declared),
    ...{ type, options, required: required.required, doubts: [...doubts, ...required.doubts] },
    ...(allowed === undefined ? {} : { enum: allowed }),
    unique: isUnique(column, declared),
    description: describeField(column.path, { recognition, comment: declared?.comment, type }),
    facts: known,
  };
}

function decideObject(
  facts: TableFacts,
  column: ColumnProfile,
  declared: DeclaredColumn | undefined,
): DecidedField {
  const fields = membersOf(facts, column.path);
  const required = decideRequired({ column, declared, recognition: undefined, isUntyped: false }, 'object');
  const isEmpty = fields.length === 0;
  const doubts = isEmpty ? ['The object has no members yet, so nothing is demanded of it.'] : [];
  return {
    ...toBase(column, declared),
    ...{ type: 'object', options: {}, required: required.required, unique: false },
    description: describeField(column.path, { comment: declared?.comment, type: 'object' }),
    doubts: [...doubts, ...required.doubts],
    fields,
  };
}

function decideList(
  facts: TableFacts,
  column: ColumnProfile,
  declared: DeclaredColumn | undefined,
): DecidedField {
  const entries = facts.profile.lists.find(({ path }) => keyOf(path) === keyOf(column.path))?.entries;
  const required = decideRequired({ column, declared, recognition: undefined, isUntyped: false }, 'array');
  return {
    ...toBase(column, declared),
    ...{ type: 'array', options: {}, required: required.required, unique: false },
    description: describeField(column.path, { comment: declared?.comment, type: 'array' }),
    doubts: required.doubts,
    ...(entries === undefined || entries.rows === 0 ? {} : { items: decideItems(entries) }),
  };
}

function decideItems(entries: TableProfile): DecidedField {
  const facts: TableFacts = { profile: entries, declared: [], isUntyped: false };
  const itself = entries.columns.find(({ path }) => path.length === 0);
  if (itself !== undefined)
    return { ...decidePlain(facts, itself, undefined), name: 'items', required: false };
  return {
    ...{ name: 'items', path: [], type: 'object', options: {}, required: false, unique: false },
    ...{ description: 'One entry.', doubts: [], fields: decideFields(facts) },
  };
}

function toBase({ path }: ColumnProfile, declared: DeclaredColumn | undefined) {
  const name = path.at(-1) ?? 'items';
  const label = declared?.comment;
  const business = label !== undefined && label.length <= 40 ? label : undefined;
  return { name, path, ...(business === undefined ? {} : { businessName: business }) };
}

function isUnique(column: ColumnProfile, declared: DeclaredColumn | undefined): boolean {
  const filled = filledOf(column);
  return (
    declared?.isUnique === true || (column.distinctIsExact && filled >= 20 && column.distinct === filled)
  );
}

function unseen({ profile }: TableFacts, path: ColumnPath): ColumnProfile {
  const { rows } = profile;
  return {
    ...{ path, rows, missing: rows, empty: 0, types: {}, distinct: 0, distinctIsExact: true },
    ...{ shortest: Infinity, longest: 0, frequent: [], sample: [] },
  };
}

function startsWith(path: ColumnPath, above: ColumnPath): boolean {
  return above.every((part, at) => path[at] === part);
}

function keyOf(path: ColumnPath): string {
  return path.join('\u0000');
}
