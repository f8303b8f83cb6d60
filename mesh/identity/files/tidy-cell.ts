import { orNothing, saysNothing } from './says-nothing.ts';

const toSql = (code: number) => `chr(${code})`;
const ascii = [9, 10, 13, 32].map(toSql);
const wide = [160, 12_288, 65_279].map(toSql);
const blanks = [...ascii, ...wide];

/**
 * SQL of a cell without blanks at its ends, NULL where it says nothing. Nothing is written twice here: DuckDB would work
 * out for every cell what two branches have in common.
 */
export function toTidyCell(cell: string): string {
  const tidied = orNothing(`trim(${cell}, ${blanks.join(' || ')})`);
  return `CASE WHEN ${isUntidy(cell)} THEN ${tidied} WHEN ${saysNothing(cell)} THEN NULL ELSE ${cell} END`;
}

/**
 * Most cells are as they should be, and a look at their ends tells so, twice as fast as by a regular expression; the
 * others are worth trimming. ASCII's blanks stand before all that can be seen, so that one comparison finds them at
 * the beginning, and another one leaves out most cells that cannot begin with one of the wide ones.
 */
function isUntidy(cell: string): string {
  const wideBefore = wide.map((blank) => `prefix(${cell}, ${blank})`).join(' OR ');
  const after = blanks.map((blank) => `suffix(${cell}, ${blank})`).join(' OR ');
  return `${cell} < '!' OR (${cell} >= chr(160) AND (${wideBefore})) OR ${after}`;
}
