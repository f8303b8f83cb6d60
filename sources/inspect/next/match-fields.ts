import type { Contract, ContractField } from '#contracts';
import { decideFields, type DecidedField } from '../decide/index.ts';
import { profileRows, type TableProfile } from '../profile/index.ts';
import { recogniseColumn, toWords } from '../recognise/index.ts';
import { alignRows, columnsOf, overlap, valuesOf, type AlignedRows, type Values } from './align-rows.ts';
import { deriveExpression, toName, type Derivation } from './derive-expression.ts';

/** What has become of a field of the contract in force. */
export interface FieldFate {
  field: ContractField;
  fate: 'kept' | 'renamed' | 'gone';
  /** The column that holds it now. */
  column?: string;
  now?: DecidedField;
  /** How its old values are had from the new row. */
  derivation?: Derivation;
  confidence: number;
}

export interface Matched {
  fates: FieldFate[];
  /** Columns that no field stands for. */
  added: DecidedField[];
  aligned: AlignedRows;
}

const likely = 0.5;

/** Each field of the contract beside the column that holds it now. */
export function matchFields(contract: Contract, rows: readonly Values[], kept: readonly Values[]): Matched {
  const profile = profileRows(rows, false);
  const decided = new Map(
    decideFields({ profile, declared: [], isUntyped: false }).map((field) => [field.name, field]),
  );
  const aligned = alignRows(contract.keyFields, kept, rows);
  const present = new Set(columnsOf(rows));
  const names = new Set(contract.fields.map(({ name }) => name));
  const free = new Set([...present].filter((column) => !names.has(column)));
  const lost = contract.fields.filter(({ name }) => !present.has(name));
  const renamed = matchLost({ lost, free, aligned, rows, kept, profile });
  const fates = contract.fields.map((field): FieldFate => {
    if (present.has(field.name)) return toKept(field, decided, aligned);
    const found = renamed.get(field.name);
    if (found === undefined) return toGone(field, free, aligned);
    return { ...found, now: decided.get(found.column ?? '') };
  });
  const used = new Set(fates.map(({ column }) => column));
  const added = [...decided.values()].filter(({ name }) => free.has(name) && !used.has(name));
  return { fates, added, aligned };
}

function toKept(
  field: ContractField,
  decided: ReadonlyMap<string, DecidedField>,
  { pairs }: AlignedRows,
): FieldFate {
  const now = decided.get(field.name);
  const derivation = deriveExpression(field.name, [field.name], pairs);
  return {
    field,
    fate: 'kept',
    column: field.name,
    now,
    confidence: 1,
    ...(derivation === undefined ? {} : { derivation }),
  };
}

/** No column is it; perhaps two together still say it. */
function toGone(field: ContractField, free: ReadonlySet<string>, { pairs }: AlignedRows): FieldFate {
  const derivation = deriveExpression(field.name, [...free], pairs);
  return {
    field,
    fate: 'gone',
    confidence: derivation?.share ?? 0,
    ...(derivation === undefined ? {} : { derivation }),
  };
}

interface Lost {
  lost: readonly ContractField[];
  free: ReadonlySet<string>;
  aligned: AlignedRows;
  rows: readonly Values[];
  kept: readonly Values[];
  profile: TableProfile;
}

/** The surest pairs first; a column stands for one field. */
function matchLost(of: Lost): Map<string, FieldFate> {
  const ranked = of.lost
    .flatMap((field) => [...of.free].map((column) => score(of, field, column)))
    .filter(({ confidence }) => confidence >= likely)
    .sort((a, b) => b.confidence - a.confidence);
  const found = new Map<string, FieldFate>();
  const taken = new Set<string>();
  for (const fate of ranked) {
    const { field, column = '' } = fate;
    if (found.has(field.name) || taken.has(column)) continue;
    found.set(field.name, fate);
    taken.add(column);
  }
  return found;
}

/** By the same rows where they are known again, else by values in common, format and name. */
function score(
  { aligned, rows, kept, profile, free }: Lost,
  field: ContractField,
  column: string,
): FieldFate {
  const derivation = deriveExpression(field.name, [column], aligned.pairs);
  const name = similarity(field, column);
  const base = { field, fate: 'renamed' as const, column };
  if (aligned.keys.get(field.name) === column) {
    return {
      ...base,
      confidence: 0.99,
      derivation: derivation ?? {
        kind: 'same',
        rows: toName(column),
        back: { [column]: toName(field.name) },
        columns: [column],
        share: 1,
      },
    };
  }
  if (derivation !== undefined) {
    // Two columns that together spell the old text are no new name of it.
    if (
      derivation.kind === 'recoded' &&
      deriveExpression(field.name, [...free], aligned.pairs)?.kind === 'joined'
    )
      return { ...base, confidence: 0 };
    const sure = derivation.kind === 'recoded' ? 0.6 : derivation.kind === 'scaled' ? 0.8 : 0.9;
    return { ...base, derivation, confidence: Math.min(0.98, sure * derivation.share + 0.08 * name) };
  }
  // Aligned rows that say nothing of it deny it, unless the field was empty.
  if (aligned.pairs.some(({ old, now }) => isThere(old[field.name]) && isThere(now[column])))
    return { ...base, confidence: 0 };
  const shared = overlap(valuesOf(field.name, kept), valuesOf(column, rows));
  const confidence = 0.5 * shared + 0.35 * name + 0.3 * sameFormat(field, column, { kept, profile });
  const same: Derivation = {
    kind: 'same',
    rows: toName(column),
    back: { [column]: toName(field.name) },
    columns: [column],
    share: shared,
  };
  return { ...base, confidence: Math.min(0.9, confidence), derivation: same };
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}

function similarity({ name, businessName, description }: ContractField, column: string): number {
  const now = new Set(toWords(column));
  const names = [
    name,
    businessName,
    description?.length !== undefined && description.length <= 40 ? description : undefined,
  ];
  const scores = names
    .filter((each) => each !== undefined)
    .map((each) => {
      const before = new Set(toWords(each));
      const common = [...before].filter((word) => now.has(word)).length;
      return before.size + now.size === 0 ? 0 : (2 * common) / (before.size + now.size);
    });
  return Math.max(0, ...scores);
}

function sameFormat(
  field: ContractField,
  column: string,
  { kept, profile }: { kept: readonly Values[]; profile: TableProfile },
): number {
  const now = profile.columns.find(({ path }) => path.length === 1 && path[0] === column);
  const before = profileRows(kept.map((row) => ({ [field.name]: row[field.name] }))).columns[0];
  if (now === undefined || before === undefined) return 0;
  const [a, b] = [recogniseColumn(before), recogniseColumn(now)];
  return a.format !== undefined && a.format === b.format ? 1 : 0;
}
