import type { DecidedValue, ColumnFacts } from './decided-field.ts';
import { filledOf, toPercent } from './decided-field.ts';
import { decideMoment } from './decide-moment.ts';
import { decideNumber, readsAsNumber } from './decide-number.ts';
import { decideText } from './decide-text.ts';

/** Share of cells of one type above which the others are mistakes of single rows. */
const nearlyAll = 0.99;

/** Type and rules of a column of plain values. */
export function decideValue(facts: ColumnFacts): DecidedValue {
  const { column, declared } = facts;
  if (filledOf(column) === 0) return decideUnseen(facts);
  const cell = mainCell(facts);
  const decided = decideByCell(facts, cell.type);
  if (cell.share < 1) {
    decided.doubts.push(
      `${toPercent(1 - cell.share)} of the values are no ${cell.type}: those rows will be quarantined.`,
    );
  }
  const known = declared?.type;
  if (known === undefined || facts.isUntyped) return decided;
  return isDeclaredMoment(known) && cell.type === 'string' && decided.type !== known
    ? {
        ...decideText(facts),
        doubts: [...decided.doubts, `Declared as ${declared?.declaredAs ?? known}, but not written so.`],
      }
    : decided;
}

function isDeclaredMoment(type: string): boolean {
  return type === 'date' || type === 'timestamp';
}

function decideUnseen({ declared }: ColumnFacts): DecidedValue {
  const type = declared?.type ?? 'string';
  const said = declared?.type === undefined ? 'the type is a guess' : 'the type is the declared one';
  return { type, options: toLength(declared?.maxLength), doubts: [`No row has a value: ${said}.`] };
}

function toLength(maxLength: number | undefined): { maxLength?: number } {
  return maxLength === undefined ? {} : { maxLength };
}

type PlainCell = 'string' | 'number' | 'boolean';

/** What nearly all cells are; whole numbers are numbers. */
function mainCell({ column }: ColumnFacts): { type: PlainCell; share: number } {
  const { string = 0, integer = 0, number = 0, boolean = 0 } = column.types;
  const counts: [PlainCell, number][] = [
    ['string', Math.max(0, string - column.empty)],
    ['number', integer + number],
    ['boolean', boolean],
  ];
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const [best = ['string', 1]] = counts.sort((a, b) => b[1] - a[1]);
  return { type: best[0], share: all === 0 ? 1 : best[1] / all };
}

function decideByCell(facts: ColumnFacts, cell: PlainCell): DecidedValue {
  if (cell === 'boolean') return { type: 'boolean', options: {}, doubts: [] };
  const moment = decideMoment(facts, cell);
  if (moment !== undefined) return moment;
  if (cell === 'number') return decideNumber(facts);
  if (facts.isUntyped) {
    if (isWords(facts)) return { type: 'boolean', options: {}, doubts: [] };
    if (readsAsNumber(facts, nearlyAll)) return decideNumber(facts);
  }
  return decideText(facts);
}

/** What an untyped cell may say for yes and no; see the reader's cells. */
function isWords({ column: { frequent, distinct } }: ColumnFacts): boolean {
  return (
    distinct === frequent.length &&
    distinct <= 4 &&
    frequent.every(({ value }) => /^(true|false|是|否)$/i.test(value.trim()))
  );
}
