import type { Form, Json, Literal } from '../normal-form/index.ts';
import { emptyAnswer, unknownAnswer, type Answer, type Asker } from './answer.ts';
import { toArrayConditions, type ArrayConditions } from './array-conditions.ts';
import { ItemKinds } from './item-kinds.ts';
import { findDistinct } from './find-distinct.ts';
import { RowWalk } from './row-walk.ts';
import { toKept } from './to-kept.ts';

const most = { length: 120, counts: 5, rows: 24 };

/** Decides conditions on arrays: tries the lengths that can matter, and for each what every item may be. */
export function judgeArray(literals: readonly Literal[], want: number, asker: Asker): Answer {
  const conditions = toArrayConditions(literals, asker);
  if (conditions.isUnique && conditions.hasTwins) return emptyAnswer;
  const kinds = new ItemKinds(conditions, asker);
  const longest = toLongest(conditions, kinds);
  if (conditions.least > longest) return emptyAnswer;
  if (conditions.least > most.length || conditions.counts.length > most.counts) return unknownAnswer();
  return new ArraySearch({ literals, conditions, kinds, want, asker }).run(longest);
}

/** No array need be longer: what is left over could be taken out. Distinct items cannot be more than there are values. */
function toLongest({ most: given, prefix, isUnique }: ArrayConditions, kinds: ItemKinds): number {
  if (!isUnique) return given;
  const few = kinds.findAllValues();
  if (few) return Math.min(given, few.size);
  const tail = kinds.findTailValues();
  return tail ? Math.min(given, prefix + tail.size) : given;
}

interface SearchOptions {
  readonly literals: readonly Literal[];
  readonly conditions: ArrayConditions;
  readonly kinds: ItemKinds;
  readonly want: number;
  readonly asker: Asker;
}

class ArraySearch {
  private readonly options: SearchOptions;
  private readonly sure: Json[] = [];
  private readonly maybe: Json[] = [];
  private isOpen = false;

  constructor(options: SearchOptions) {
    this.options = options;
  }

  run(longest: number): Answer {
    const { conditions, want } = this.options;
    const { least, prefix, counts, hasTwins } = conditions;
    const needed = counts.reduce((sum, count) => sum + count.least, 0) + (hasTwins ? 2 : 0);
    const enough = Math.min(longest, Math.max(least, prefix + needed));
    const further = Math.min(longest, enough + 2);
    for (let length = least; length <= further; length++) {
      if (length > enough && (this.sure.length === 0 || this.sure.length >= want)) break;
      this.tryLength(length);
      if (this.sure.length >= want) break;
    }
    if (this.sure.length > 0)
      return { status: 'inhabited', values: this.sure.slice(0, want), complete: this.isOnlyEmpty(longest) };
    return this.isOpen ? unknownAnswer(this.maybe.slice(0, want)) : emptyAnswer;
  }

  private isOnlyEmpty(longest: number): boolean {
    return longest === 0 || this.options.kinds.isEmptyAt(0);
  }

  private tryLength(length: number): void {
    for (const twins of this.toTwins(length)) {
      const walk = new RowWalk({ ...this.options, length, twins });
      let rows = 0;
      for (const row of walk.rows()) {
        this.tryRow(row, twins);
        if (this.sure.length >= this.options.want || ++rows >= most.rows) break;
      }
      if (rows >= most.rows) this.isOpen = true;
    }
  }

  /** The pairs of places that may hold the same value, where two must. */
  private toTwins(length: number): readonly (readonly [number, number] | undefined)[] {
    const { hasTwins, prefix } = this.options.conditions;
    if (!hasTwins) return [undefined];
    const pairs: [number, number][] = [];
    for (let first = 0; first < Math.min(length, prefix + 1); first++)
      for (let second = first + 1; second < Math.min(length, prefix + 2); second++)
        pairs.push([first, second]);
    return pairs;
  }

  private tryRow(row: readonly Form[], twins: readonly [number, number] | undefined): void {
    const { conditions, asker, literals, want } = this.options;
    const variety = conditions.isUnique ? row.length + 2 : want;
    const answers = row.map((form) => asker.solve(form, variety));
    const made = conditions.isUnique
      ? findDistinct(answers.map(({ values }) => values))
      : answers.map(({ values }) => values[0]);
    if (!made || made.includes(undefined)) {
      const isRefuted = answers.every(({ complete, status }) => complete && status === 'inhabited');
      if (!isRefuted) this.isOpen = true;
      return;
    }
    const items = made as Json[];
    if (twins) items[twins[1]] = items[twins[0]] as Json;
    const { sure, maybe } = toKept(literals, [items, ...toOthers(items, answers, conditions)], want);
    this.sure.push(...sure);
    this.maybe.push(...maybe);
    if (sure.length === 0) this.isOpen = true;
  }
}

/** The same row with the second values, and with the third. */
function toOthers(
  items: readonly Json[],
  answers: readonly Answer[],
  { isUnique, hasTwins }: ArrayConditions,
): Json[][] {
  if (isUnique || hasTwins || items.length === 0) return [];
  return [1, 2].map((turn) => answers.map(({ values }) => values[turn % values.length] as Json));
}
