import { isNothing, type Form } from '../normal-form/index.ts';
import type { Asker } from './answer.ts';
import type { ArrayConditions } from './array-conditions.ts';
import type { ItemKind, ItemKinds } from './item-kinds.ts';

interface RowWalkOptions {
  readonly conditions: ArrayConditions;
  readonly kinds: ItemKinds;
  readonly asker: Asker;
  readonly length: number;
  readonly twins: readonly [number, number] | undefined;
}

/** All rows of item kinds of one length whose counts come out right. */
export class RowWalk {
  private readonly options: RowWalkOptions;
  private readonly dead = new Set<string>();

  constructor(options: RowWalkOptions) {
    this.options = options;
  }

  *rows(): Generator<readonly Form[]> {
    yield* this.from(
      [],
      this.options.conditions.counts.map(() => 0),
    );
  }

  private *from(row: readonly ItemKind[], sums: readonly number[]): Generator<readonly Form[]> {
    const { length, asker, conditions } = this.options;
    asker.spend();
    if (row.length === length) {
      if (conditions.counts.every(({ least }, index) => (sums[index] as number) >= least))
        yield row.map(({ form }) => form);
      return;
    }
    // What the twin must be depends on the row, so only rows without twins are alike from here on.
    const key = this.options.twins ? undefined : `${row.length} ${sums.join(' ')}`;
    if (key !== undefined && this.dead.has(key)) return;
    let any = false;
    for (const kind of this.kindsAt(row)) {
      const next = this.add(sums, kind);
      if (!next) continue;
      for (const found of this.from([...row, kind], next)) {
        any = true;
        yield found;
      }
    }
    if (!any && key !== undefined) this.dead.add(key);
  }

  private kindsAt(row: readonly ItemKind[]): readonly ItemKind[] {
    const { kinds, twins, asker } = this.options;
    const here = kinds.at(row.length);
    if (!twins) return here;
    if (row.length === twins[0]) return here.flatMap((kind) => this.meet(kind, kinds.at(twins[1])));
    if (row.length !== twins[1]) return here;
    const first = row[twins[0]] as ItemKind;
    asker.spend();
    return here
      .map(({ counted, form }) => ({ counted, form: asker.all([form, first.form]) }))
      .filter(({ form }) => !isNothing(form) && asker.solve(form, 1).status !== 'empty');
  }

  private meet(kind: ItemKind, others: readonly ItemKind[]): ItemKind[] {
    const { asker } = this.options;
    return others
      .map((other) => ({ counted: kind.counted, form: asker.all([kind.form, other.form]) }))
      .filter(({ form }) => !isNothing(form) && asker.solve(form, 1).status !== 'empty');
  }

  /** Undefined where a count grows too large; a count without limit stops at what it needs. */
  private add(sums: readonly number[], { counted }: ItemKind): readonly number[] | undefined {
    const { counts } = this.options.conditions;
    const next = sums.map((sum, index) => {
      const { most, least } = counts[index] as (typeof counts)[number];
      const added = sum + (counted[index] ? 1 : 0);
      return most === Infinity ? Math.min(added, least) : added;
    });
    return next.some((sum, index) => sum > (counts[index] as (typeof counts)[number]).most)
      ? undefined
      : next;
  }
}
