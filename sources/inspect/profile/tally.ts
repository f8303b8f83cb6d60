import type { ColumnProfile, FrequentValue } from './column-profile.ts';

/** Frequent values kept of a column. */
export const mostFrequent = 64;
const number = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

type Figures = Pick<
  ColumnProfile,
  | 'empty'
  | 'distinct'
  | 'distinctIsExact'
  | 'shortest'
  | 'longest'
  | 'least'
  | 'greatest'
  | 'numbers'
  | 'frequent'
>;

/** Counts the values of one column. */
export class Tally {
  readonly #counts = new Map<string, number>();
  #empty = 0;

  add(value: string): void {
    if (value.trim() === '') this.#empty += 1;
    else this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  toFigures(): Figures {
    const values = [...this.#counts.keys()];
    const lengths = values.map((value) => value.length);
    const numbers = this.#toNumbers();
    return {
      empty: this.#empty,
      distinct: values.length,
      distinctIsExact: true,
      shortest: lengths.reduce((least, length) => Math.min(least, length), Infinity),
      longest: lengths.reduce((most, length) => Math.max(most, length), 0),
      ...toRange(values),
      ...(numbers === undefined ? {} : { numbers }),
      frequent: this.#toFrequent(),
    };
  }

  #toFrequent(): FrequentValue[] {
    const entries = [...this.#counts].map(([value, count]) => ({ value: value.slice(0, 400), count }));
    return entries.sort((a, b) => b.count - a.count).slice(0, mostFrequent);
  }

  #toNumbers(): ColumnProfile['numbers'] {
    const found = { count: 0, minimum: Infinity, maximum: -Infinity, integers: 0 };
    for (const [value, count] of this.#counts) {
      if (!number.test(value)) continue;
      const read = Number(value);
      found.count += count;
      if (Number.isInteger(read)) found.integers += count;
      found.minimum = Math.min(found.minimum, read);
      found.maximum = Math.max(found.maximum, read);
    }
    return found.count === 0 ? undefined : found;
  }
}

function toRange(values: readonly string[]): { least?: string; greatest?: string } {
  const [first] = values;
  if (first === undefined) return {};
  let [least, greatest] = [first, first];
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return { least: least.slice(0, 100), greatest: greatest.slice(0, 100) };
}
