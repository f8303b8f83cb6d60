import { compileRowValidator } from '../compile-row-validator.ts';
import type { Contract } from '../contract.ts';
import { makeValues } from './make-values.ts';

type Row = Record<string, unknown>;
const mostRows = 500;

/**
 * Rows that keep a contract, the same in every run: one plain row, and from it one for each value at an edge of each
 * field. Where a field's rules are such that no value is found, there may be none.
 */
export function makeRows(contract: Contract): Row[] {
  const isRight = compileRowValidator(contract);
  const values = contract.fields.map((field) => [field.name, makeValues(field)] as const);
  const plain: Row = {};
  for (const [name, [first]] of values) plain[name] = first;
  mend(plain, values, isRight);
  const rows = values.flatMap(([name, all]) => all.map((value) => ({ ...plain, [name]: value })));
  return [plain, ...rows].filter((row) => isRight(row).length === 0).slice(0, mostRows);
}

/** Tries the other values of each field until the row has no fault in it. */
function mend(
  row: Row,
  values: readonly (readonly [string, unknown[]])[],
  faultsOf: (row: unknown) => string[],
): void {
  for (const [name, all] of values) {
    if (faultsOf(row).length === 0) return;
    const before = faultsOf(row).length;
    const better = all.find((value) => faultsOf({ ...row, [name]: value }).length < before);
    if (better !== undefined) row[name] = better;
  }
}
