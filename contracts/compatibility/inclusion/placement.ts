import { isNothing, type Form } from '../normal-form/index.ts';
import type { Answer, Asker } from './answer.ts';
import type { NameCell } from './name-cells.ts';

/** A property that must be there. */
export interface Need {
  readonly names: Form;
  readonly value: Form;
}

/** A property that will be there. */
export interface Slot {
  readonly cell: NameCell;
  readonly form: Form;
}

interface Ruled {
  readonly cell: NameCell;
  readonly form: Form;
}

interface PlacementOptions {
  readonly cells: readonly NameCell[];
  readonly needs: readonly Need[];
  readonly least: number;
  readonly most: number;
  readonly asker: Asker;
  readonly rule: (cell: NameCell) => { readonly form: Form; readonly isSure: boolean };
}

/** All ways to give the needed properties names, so that each has a possible value and their number fits. */
export class Placement {
  private readonly options: PlacementOptions;
  private readonly cells: readonly Ruled[];
  private any = false;

  constructor(options: PlacementOptions) {
    this.options = options;
    this.cells = options.cells.map((cell) => ({ cell, form: options.rule(cell).form }));
  }

  /** Whether an arrangement was found that could not be refuted. */
  get wasAny(): boolean {
    return this.any;
  }

  *arrangements(): Generator<readonly Slot[]> {
    const needs = [...this.options.needs].sort((one, other) => this.countHomes(one) - this.countHomes(other));
    for (const slots of this.place(needs, []))
      for (const filled of this.fill(slots)) {
        this.any = true;
        yield filled;
      }
  }

  /** Whether nothing but the empty object is left. */
  isOnlyEmpty(slots: readonly Slot[]): boolean {
    if (slots.length > 0) return false;
    return this.options.most === 0 || this.cells.every(({ form }) => this.ask(form).status === 'empty');
  }

  private countHomes({ names }: Need): number {
    return this.cells.filter(({ cell }) => cell.keeps(names) !== false).length;
  }

  private *place(needs: readonly Need[], slots: readonly Slot[]): Generator<readonly Slot[]> {
    this.options.asker.spend();
    if (slots.length > this.options.most) return;
    const [need, ...rest] = needs;
    if (!need) {
      yield slots;
      return;
    }
    for (const ruled of this.cells) {
      if (ruled.cell.keeps(need.names) === false) continue;
      for (const next of this.settle(need, ruled, slots)) yield* this.place(rest, next);
    }
  }

  /** In the cell: with a property that is already there, or as one more. */
  private *settle(need: Need, { cell, form }: Ruled, slots: readonly Slot[]): Generator<readonly Slot[]> {
    const { all } = this.options.asker;
    const here = slots.filter((slot) => slot.cell === cell);
    for (const slot of here) {
      const joined = { cell, form: all([slot.form, need.value]) };
      if (this.isPossible(joined.form)) yield slots.map((one) => (one === slot ? joined : one));
    }
    if (here.length >= cell.size) return;
    const own = { cell, form: all([form, need.value]) };
    if (this.isPossible(own.form)) yield [...slots, own];
  }

  /** Adds properties until there are enough; a second arrangement has one more than needed, for variety. */
  private *fill(slots: readonly Slot[]): Generator<readonly Slot[]> {
    const filled = [...slots];
    for (const { cell, form } of this.cells) {
      let free = cell.size - filled.filter((slot) => slot.cell === cell).length;
      while (filled.length < this.options.least && free > 0 && this.isPossible(form)) {
        filled.push({ cell, form });
        free -= 1;
      }
    }
    if (filled.length < this.options.least || filled.length > this.options.most) return;
    yield filled;
  }

  private isPossible(form: Form): boolean {
    return !isNothing(form) && this.ask(form).status !== 'empty';
  }

  private ask(form: Form): Answer {
    return this.options.asker.solve(form, 1);
  }
}
