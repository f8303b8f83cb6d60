import { plainForm } from './errors/character-variants.ts';
import { type MemberLine, readRows, readTruth } from './output/read-city.ts';
import type { TrueEntity } from './output/true-entities.ts';
import { findObservedFields, type ObservedFields } from './observed-fields.ts';
import type { ForeignRow } from './registers/entry.ts';

/** How often an error is really found in a register, measured on its rows against the truth. */
export interface MeasuredRate {
  dataset: string;
  error: string;
  found: number;
  rows: number;
}

interface Case {
  row: ForeignRow;
  truth: TrueEntity['values'];
  fields: ObservedFields;
  line: MemberLine;
}

const read = (row: ForeignRow, path: string): string => {
  let value: unknown = row;
  for (const step of path.split('.')) value = (value as ForeignRow | undefined)?.[step];
  return value === null || value === undefined ? '' : String(value as string);
};

type Predicate = (seen: string, truth: Record<string, unknown>, line: MemberLine) => boolean;

const isLabelled =
  (error: string): Predicate =>
  (_seen, _truth, { errors = [] }) =>
    errors.includes(error);

const digitsOnly = (text: string): string => text.replace(/\D/g, '');

/** Which field shows an error and how; where the value alone cannot tell (an old address respelled), the planted label does. */
const predicates: Record<string, [field: keyof ObservedFields, is: Predicate]> = {
  'resident-id-missing': ['residentId', (seen) => seen === ''],
  'resident-id-15-digits': ['residentId', (seen) => seen.length === 15],
  'resident-id-wrong-digit': ['residentId', (seen, truth) => seen.length === 18 && seen !== truth.residentId],
  'name-homophone-or-look-alike': [
    'name',
    (seen, truth) => plainForm(seen) !== plainForm(String(truth.name)),
  ],
  'name-script-or-spacing': [
    'name',
    (seen, { name }) => seen !== name && plainForm(seen) === plainForm(String(name)),
  ],
  'birth-date': ['birth', (seen, truth) => digitsOnly(seen) !== digitsOnly(String(truth.birthDate))],
  'telephone-missing': ['telephone', (seen) => seen === ''],
  'telephone-old': ['telephone', (seen, truth) => seen !== '' && seen === truth.formerTelephone],
  'address-old': ['address', isLabelled('address-old')],
  'address-spelling': ['address', isLabelled('address-spelling')],
  'credit-code-missing': ['creditCode', (seen) => seen === ''],
  'old-company-name': ['enterpriseName', isLabelled('old-company-name')],
  'legal-form': ['enterpriseName', isLabelled('legal-form')],
  'vin-missing': ['vin', (seen) => seen === ''],
  'plate-passed-on': ['plate', (_seen, truth) => truth.plate === undefined],
};

function toCases(
  rows: Map<string, ForeignRow>,
  members: MemberLine[],
  entities: Map<string, TrueEntity>,
): Case[] {
  return members.flatMap((line) => {
    const fields = findObservedFields(line);
    const row = rows.get(line.key);
    const truth = entities.get(line.truth)?.values;
    return fields && row && truth && !line.broken && !line.deleted ? [{ row, truth, fields, line }] : [];
  });
}

/** A register shows an enterprise's code only where it names one: many insured persons have no employer. */
function isShown(field: keyof ObservedFields, fields: ObservedFields, row: ForeignRow): boolean {
  if (fields[field] === undefined) return false;
  const isAboutEnterprise = field === 'creditCode' || field === 'enterpriseName';
  return !isAboutEnterprise || read(row, fields.enterpriseName ?? '') !== '';
}

function measureCases(dataset: string, cases: Case[]): MeasuredRate[] {
  return Object.entries(predicates).flatMap(([error, [field, is]]) => {
    const shown = cases.filter(({ fields, row }) => isShown(field, fields, row));
    if (shown.length === 0) return [];
    const found = shown.filter(({ row, truth, fields, line }) =>
      is(read(row, fields[field] ?? ''), truth, line),
    ).length;
    return [{ dataset, error, found, rows: shown.length }];
  });
}

/** Rows that speak of someone of whom another row of the same register speaks already. */
function measureDoubles(dataset: string, members: MemberLine[]): MeasuredRate {
  const kept = members.filter((line) => !line.deleted);
  const distinct = new Set(
    kept.map(({ role, truth, errors = [] }) => `${role} ${truth} ${errors.includes('second-register')}`),
  );
  const found =
    dataset === 'civil-affairs.marriages'
      ? kept.filter(({ errors }) => errors?.includes('double')).length
      : kept.length - distinct.size;
  return { dataset, error: 'double', found, rows: kept.length };
}

/** Every rate of the error model in every register below `out` that shows it. */
export async function measureRates(out: string): Promise<MeasuredRate[]> {
  const { members, entities } = readTruth(out);
  const byDataset = Map.groupBy(members, (line) => line.dataset);
  const measured: MeasuredRate[] = [];
  for (const [dataset, lines] of byDataset) {
    const [keyField, rows] = await readKeyed(out, dataset);
    const cases = toCases(new Map(rows.map((row) => [read(row, keyField), row])), lines, entities);
    measured.push(...measureCases(dataset, cases), measureDoubles(dataset, lines));
  }
  return measured;
}

async function readKeyed(out: string, dataset: string): Promise<[string, ForeignRow[]]> {
  const rows = await readRows(out, dataset);
  return [Object.keys(rows[0] ?? {})[0] ?? '', rows];
}
