import type { Contract, ContractField } from '../contract.ts';
import { compileFieldCheck } from './field-check.ts';
import { isFilled, toRowShape } from './row-shape.ts';
import type { RowShape } from './row-shape.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * `added`: a field that the contract does not name. `narrowed`: some rows no longer keep what it says of a field.
 * `gone`: the field is in no row any more. `changed`: hardly any row keeps what it says of the field.
 */
export type DriftKind = 'added' | 'narrowed' | 'gone' | 'changed';

export interface DriftFinding {
  readonly kind: DriftKind;
  readonly field: string;
  /** For the department: what was seen, and what the contract says. */
  readonly sentence: string;
}

export interface Drift {
  readonly findings: readonly DriftFinding[];
  /** The system no longer sends what was promised: reading on would put nearly every row into quarantine. */
  readonly isBreak: boolean;
}

/** Below this many filled values a field's fault may well be that of a few rows. */
const fewest = 20;
/** Share of filled values that break a field's rules from which not the rows but the system has changed. */
const nearlyAll = 0.95;
/** Share of the last good rows that held an optional field, above which its going from all rows is no accident. */
const usual = 0.2;

/** @param before the shape of the last good copy; without it an optional field that is in no row is not missed */
export type DriftFinder = (rows: readonly Row[], before?: RowShape) => Drift;

/** Compiles a contract once into what holds the first rows of a reading against it. */
export function compileDriftFinder(contract: Contract): DriftFinder {
  const checks = contract.fields.map((field) => ({ field, findFault: compileFieldCheck(field) }));
  return (rows, before) => {
    const now = toRowShape(rows);
    if (now.rows === 0) return { findings: [], isBreak: false };
    const findings = checks.flatMap(
      (check) => findGone(check.field, now, before) ?? findChanged(check, rows),
    );
    const isBreak = findings.some(({ kind }) => isBreaking(kind));
    return { findings: [...findings, ...findAdded(contract, now)], isBreak };
  };
}

interface FieldCheck {
  readonly field: ContractField;
  readonly findFault: (value: unknown) => string | undefined;
}

function isBreaking(kind: DriftKind): boolean {
  return kind === 'gone' || kind === 'changed';
}

function findGone(
  field: ContractField,
  now: RowShape,
  before: RowShape | undefined,
): DriftFinding[] | undefined {
  const { name } = field;
  if ((now.fields.get(name)?.present ?? 0) > 0) return undefined;
  const held = (before?.fields.get(name)?.filled ?? 0) / Math.max(1, before?.rows ?? 0);
  const isMissed = field.required || field.key || (now.rows >= fewest && held >= usual);
  if (!isMissed) return [];
  const promise =
    field.required || field.key
      ? 'the contract requires it'
      : `${percent(held)} of the last good rows had it`;
  return [{ kind: 'gone', field: name, sentence: `${name} is in none of ${now.rows} rows, and ${promise}.` }];
}

function findChanged({ field, findFault }: FieldCheck, rows: readonly Row[]): DriftFinding[] {
  const values = rows.map((row) => row[field.name]).filter(isFilled);
  const faults = values.flatMap((value) => findFault(value) ?? []);
  const [first] = faults;
  if (first === undefined) return [];
  const share = faults.length / values.length;
  const isWhole = values.length >= fewest && share >= nearlyAll;
  const count = `${faults.length} of ${values.length} values break the contract`;
  const sentence = `${field.name}: ${count}; the first: ${first}`;
  return [{ kind: isWhole ? 'changed' : 'narrowed', field: field.name, sentence }];
}

function findAdded(contract: Contract, now: RowShape): DriftFinding[] {
  const known = new Set(contract.fields.map(({ name }) => name));
  return [...now.fields.keys()]
    .filter((name) => !known.has(name))
    .map((field) => ({
      kind: 'added',
      field,
      sentence: `${field} is new: the contract does not name it, and nobody can ask for it yet.`,
    }));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
