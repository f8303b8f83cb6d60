import { orNothing, saysNothing } from './says-nothing.ts';

const blanks = [9, 10, 13, 32, 160, 12_288, 65_279].map((code) => `chr(${code})`);

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
 * others are worth trimming.
 */
function isUntidy(cell: string): string {
  const ends = blanks.flatMap((blank) => [`prefix(${cell}, ${blank})`, `suffix(${cell}, ${blank})`]);
  return [`${cell} < '!'`, ...ends].join(' OR ');
}
