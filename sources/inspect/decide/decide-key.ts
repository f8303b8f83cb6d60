import type { TableProfile } from '../profile/index.ts';
import { toWords } from '../recognise/index.ts';
import type { ColumnFacts, DecidedField } from './decided-field.ts';
import { filledOf } from './decided-field.ts';

export interface DecidedKey {
  fields: DecidedField[];
  doubts: string[];
}

export interface KeyFacts {
  fields: readonly DecidedField[];
  profile: TableProfile;
  primaryKey: readonly string[];
  uniques: readonly (readonly string[])[];
}

const keyTypes = new Set(['string', 'integer', 'number', 'date', 'timestamp', 'boolean']);
/** What changes, repeats by nature or says too much of a person to be a key. */
const poor: Record<string, number> = {
  ...{
    name: 3,
    address: 4,
    telephone: 4,
    text: 5,
    updated: 4,
    created: 3,
    time: 2,
    amount: 5,
    measure: 5,
    count: 4,
  },
  ...{ longitude: 5, latitude: 5, speed: 5, email: 2, 'birth-date': 5, status: 5, kind: 4, age: 5, sex: 5 },
  ...{ 'legal-representative': 4, employer: 3, secret: 6, flag: 6, 'former-name': 5, resolution: 5 },
};
const widest = 3;

/** The key: the declared one, else the smallest, most stable columns that tell the rows apart. */
export async function decideKey(facts: KeyFacts): Promise<DecidedKey> {
  const declared = pick(facts.fields, facts.primaryKey);
  if (declared !== undefined) return { fields: declared, doubts: [] };
  const single = rankSingles(facts);
  const [best, next] = single;
  if (best !== undefined) return { fields: [best.field], doubts: toSingleDoubts(facts, best, next) };
  const unique = facts.uniques
    .map((names) => pick(facts.fields, names))
    .find((fields) => fields !== undefined);
  if (unique !== undefined)
    return { fields: unique, doubts: ['The key is a unique index, not a primary key.'] };
  return (await findComposite(facts)) ?? fallBack(facts);
}

function pick(fields: readonly DecidedField[], names: readonly string[]): DecidedField[] | undefined {
  const found = names.map((name) => fields.find(({ path }) => path.length === 1 && path[0] === name));
  return names.length > 0 && found.every((field) => field !== undefined) ? found : undefined;
}

interface Candidate {
  field: DecidedField;
  score: number;
}

function rankSingles({ fields, profile, uniques }: KeyFacts): Candidate[] {
  const candidates = fields.flatMap((field, place): Candidate[] => {
    const { facts: known } = field;
    if (known === undefined || !keyTypes.has(field.type)) return [];
    const { column } = known;
    const without = column.missing + column.empty;
    const filled = filledOf(column);
    if (filled === 0 || !column.distinctIsExact) return [];
    // A few rows without it, or written twice, are mistakes of the rows and not of the key.
    const isNear =
      filled >= 100 && without + (filled - column.distinct) <= toSlack(known.recognition, filled);
    if (!isNear && (without > 0 || column.distinct < filled)) return [];
    const isDeclared = uniques.some((names) => names.length === 1 && names[0] === column.path[0]);
    const score =
      toScore(field, place) + (isDeclared ? 2 : 0) - (column.distinct < filled || without > 0 ? 1.5 : 0);
    return [{ field, score }];
  });
  const floor = profile.rows < 20 ? 0.5 : 0;
  return candidates.filter(({ score }) => score > floor).sort((a, b) => b.score - a.score);
}

/** Of what is called a number more mistakes are believed than of what is unique by chance. */
function toSlack({ meaning }: ColumnFacts['recognition'], filled: number): number {
  return meaning?.name === 'identifier' ? Math.max(2, filled * 0.005) : Math.max(1, filled * 0.002);
}

/** Higher is likelier a key. */
function toScore({ facts, type, name }: DecidedField, place: number): number {
  const { meaning, qualifiers = [] } = facts?.recognition ?? {};
  const words = toWords(name);
  const isIdentifier =
    meaning?.name === 'identifier' ||
    words.some((word) => ['id', 'number', 'code', 'key', 'serial', 'uuid', 'guid'].includes(word));
  const longest = facts?.column.longest ?? 0;
  const isFixed = facts?.column.shortest === longest;
  return (
    1 +
    (isIdentifier ? 2.5 : 0) +
    (words.length === 1 && words[0] === 'id' ? 2 : 0) +
    (meaning?.name === 'register-number' || meaning?.name === 'credit-code' || meaning?.name === 'vin'
      ? 1
      : 0) +
    (place === 0 ? 1.5 : place < 3 ? 0.4 : 0) +
    (type === 'string' || type === 'integer' ? 0.5 : type === 'number' ? -2 : -1) +
    (isFixed ? 0.4 : 0) -
    (longest > 40 ? 3 : 0) -
    (meaning?.personal === undefined ? 0 : 1) -
    (qualifiers.length > 1 ? 0.3 : 0) -
    (poor[meaning?.name ?? ''] ?? 0)
  );
}

function toSingleDoubts({ profile }: KeyFacts, best: Candidate, next: Candidate | undefined): string[] {
  const doubts: string[] = [];
  const { column } = best.field.facts ?? {};
  if (column !== undefined && column.distinct < column.rows) {
    doubts.push(
      `${column.rows - column.distinct} of ${column.rows} rows share their ${best.field.name} with another or have none.`,
    );
  }
  if (profile.rows < 20) doubts.push(`The key was found in ${profile.rows} rows only.`);
  if (!profile.isWhole) doubts.push('The key was found in a part of the rows.');
  if (next !== undefined && best.score - next.score < 1)
    doubts.push(`"${next.field.name}" is unique as well.`);
  if (best.field.facts?.recognition.meaning?.personal !== undefined)
    doubts.push('The key says who the person is: a number of the register would be better.');
  return doubts;
}

/** Pairs, then triples, of columns that name and place a row; the first that tell all rows apart. */
async function findComposite({ fields, profile }: KeyFacts): Promise<DecidedKey | undefined> {
  const parts = fields
    .filter(isPart)
    .sort((a, b) => partScore(b) - partScore(a))
    .slice(0, 8);
  for (let width = 2; width <= widest; width++) {
    for (const some of combinations(parts, width)) {
      const most = some.reduce((product, { facts }) => product * (facts?.column.distinct ?? 1), 1);
      if (most < profile.rows) continue;
      const distinct = await profile.countDistinct(some.map(({ path }) => path));
      if (distinct < profile.rows) continue;
      const ordered = fields.filter((field) => some.includes(field));
      return {
        fields: ordered,
        doubts: [
          `No single column is unique; ${ordered.map(({ name }) => name).join(' and ')} together are.`,
        ],
      };
    }
  }
  return undefined;
}

function isPart({ facts, type }: DecidedField): boolean {
  if (facts === undefined || !keyTypes.has(type) || type === 'number' || type === 'boolean') return false;
  const { column, recognition } = facts;
  const open = ['text', 'address', 'amount', 'measure', 'updated', 'secret'];
  return (
    column.missing + column.empty === 0 &&
    column.distinct > 1 &&
    column.longest <= 64 &&
    !open.includes(recognition.meaning?.name ?? '')
  );
}

function partScore(field: DecidedField): number {
  const { column } = field.facts ?? {};
  const spread = column === undefined ? 0 : Math.log10(column.distinct + 1) / Math.log10(column.rows + 2);
  const isTime = field.type === 'date' || field.type === 'timestamp';
  return toScore(field, 5) + 2 * spread + (isTime ? 2 : 0);
}

function* combinations<Item>(items: readonly Item[], size: number, from = 0): Generator<Item[]> {
  if (size === 0) return yield [];
  for (let at = from; at <= items.length - size; at++) {
    for (const rest of combinations(items, size - 1, at + 1)) yield [items[at] as Item, ...rest];
  }
}

/** A contract must have a key: the likeliest column, with what is wrong with it. */
function fallBack({ fields, profile }: KeyFacts): DecidedKey {
  const plain = fields.filter(({ type }) => keyTypes.has(type));
  const score = (field: DecidedField) => {
    const { column } = field.facts ?? {};
    return (
      (column === undefined || column.rows === 0 ? 0 : (4 * column.distinct) / column.rows) +
      toScore(field, fields.indexOf(field)) / 2
    );
  };
  const [best] = plain.toSorted((a, b) => score(b) - score(a));
  if (best === undefined) return { fields: [], doubts: ['No column can be a key.'] };
  const { distinct = 0 } = best.facts?.column ?? {};
  const doubt =
    profile.rows === 0
      ? 'There are no rows: the key is a guess by the names.'
      : `No column, and no few columns together, tell the rows apart: ${best.name} has ${distinct} values in ${profile.rows} rows. Name the right key before publishing.`;
  return { fields: [best], doubts: [doubt] };
}
