import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { normalise } from '#schemas';

export interface PairFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

type Row = Readonly<Record<string, string>>;

/** What `True Id` and `Address` say in dedupe-examples' file. */
export const agencyColumns = { truth: 'True Id', address: 'Address' } as const;

/** The street's type and what follows it: clerks leave them out, or write the unit and the town behind them. */
const fromType =
  /\b(street|st|avenue|ave|av|road|rd|drive|dr|boulevard|blvd|place|pl|court|ct|parkway|pkwy|lane|ln|terrace|highway)\b.*$/;

/** Rows with the same address are the same site, and nothing else is: what anybody would try first. */
export const addressForms: Readonly<Record<string, (address: string) => string>> = {
  'without case, punctuation and double spaces': toPlain,
  'and without the street type and what follows it, North as n': (address) =>
    toPlain(address)
      .replace(/\b(north|south|east|west)\b/g, ([letter = '']) => letter)
      .replace(fromType, '')
      .trim(),
  "in the hub's own form (`us-address`)": (address) => normalise('us-address', address),
};

function toPlain(address: string): string {
  return address
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export function readAgencyRows(file: string): Row[] {
  return parse<Row>(readFileSync(file), { columns: true, bom: true });
}

/** Over pairs of rows; rows without an address stand alone. */
export function evaluateAddresses(rows: readonly Row[], form: (address: string) => string): PairFigures {
  const truthOf = (row: Row) => row[agencyColumns.truth] ?? '';
  const keyed = rows.map((row, index) => ({
    row,
    key: form(row[agencyColumns.address] ?? '') || `#${index}`,
  }));
  const found = countPairs(Map.groupBy(keyed, ({ key }) => key));
  const actual = countPairs(Map.groupBy(rows, truthOf));
  const right = countPairs(Map.groupBy(keyed, ({ row, key }) => `${truthOf(row)}\0${key}`));
  const [precision, recall] = [right / found, right / actual];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function countPairs(groups: ReadonlyMap<string, readonly unknown[]>): number {
  return [...groups.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
}
