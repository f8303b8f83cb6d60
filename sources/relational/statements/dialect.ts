import { explainedError } from '../../errors/index.ts';
import type { ColumnFacts } from './table-facts.ts';

/** What SQL differs in from one database to the next. */
export interface Dialect {
  quote(name: string): string;
  /** The n-th parameter, counted from 1. */
  parameter(position: number): string;
  /** A text that was read, as the database wants to compare it. */
  toParameter(text: string, column: ColumnFacts): string;
  limit(select: string, rows: number): string;
  /** `(a, b) > (1, 2)` is understood, and served by an index. */
  ordersTuples: boolean;
  /** `(a, b) IN ((1, 2), (3, 4))` is understood. */
  listsTuples: boolean;
  /** Bytes of a cell, which may be of any type. */
  bytes(expression: string, column: ColumnFacts): string;
  /** This moment and a day: no honest time of change is later, whatever the zone. */
  tomorrow: string;
}

/** Text of a statement and its parameters, in their order. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** What a whole number, or one with a fraction, looks like. */
export const digits = /^-?\d+(\.\d+)?$/;

/** Puts values into a statement: numbers as they stand, so that no database compares them as floats; texts as parameters. */
export class Values {
  readonly list: unknown[] = [];
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** @throws CausewayError SOURCE_RUBBISH for a text that no value of this column can be */
  add(text: string, column: ColumnFacts): string {
    if (column.type === 'integer' || column.type === 'decimal') {
      if (!digits.test(text))
        throw explainedError('SOURCE_RUBBISH', `"${column.name}" holds no number`, text);
      return text;
    }
    this.list.push(this.#dialect.toParameter(text, column));
    return this.#dialect.parameter(this.list.length);
  }
}
