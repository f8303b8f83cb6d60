import { isNothing, toCanonicalText, type Form } from '../normal-form/index.ts';
import type { Asker } from './answer.ts';
import type { ArrayConditions } from './array-conditions.ts';

/** An item that keeps all of its place, and of each count what is said: counted or not. */
export interface ItemKind {
  readonly form: Form;
  readonly counted: readonly boolean[];
}

const fewValues = 24;

/** What an item at a place may be. */
export class ItemKinds {
  private readonly conditions: ArrayConditions;
  private readonly asker: Asker;
  private readonly known = new Map<number, readonly ItemKind[]>();

  constructor(conditions: ArrayConditions, asker: Asker) {
    this.conditions = conditions;
    this.asker = asker;
  }

  /** The kinds at a place that have values. */
  at(place: number): readonly ItemKind[] {
    const index = Math.min(place, this.conditions.prefix);
    const kinds = this.known.get(index) ?? this.spread(index, this.formAt(index), 0);
    this.known.set(index, kinds);
    return kinds;
  }

  formAt(place: number): Form {
    const { at, from } = this.conditions;
    const exact = at.filter(({ index }) => index === place);
    const general = from.filter(({ index }) => index <= place);
    return this.asker.all([...exact, ...general].map(({ value }) => value));
  }

  isEmptyAt(place: number): boolean {
    const form = this.formAt(Math.min(place, this.conditions.prefix));
    return isNothing(form) || this.asker.solve(form, 1).status === 'empty';
  }

  /** All values that any item may have, where they can be counted up. */
  findAllValues(): Set<string> | undefined {
    const values = new Set<string>();
    for (let place = 0; place <= this.conditions.prefix; place++) {
      const here = this.findValues(place);
      if (!here) return undefined;
      for (const value of here) values.add(value);
    }
    return values;
  }

  findTailValues(): Set<string> | undefined {
    return this.findValues(this.conditions.prefix);
  }

  private findValues(place: number): Set<string> | undefined {
    const answer = this.asker.solve(this.formAt(place), fewValues);
    if (answer.status === 'empty') return new Set();
    if (answer.status === 'unknown' || !answer.complete) return undefined;
    return new Set(answer.values.map(toCanonicalText));
  }

  private spread(place: number, form: Form, count: number): readonly ItemKind[] {
    this.asker.spend();
    if (isNothing(form) || this.asker.solve(form, 1).status === 'empty') return [];
    const next = this.conditions.counts[count];
    if (!next) return [{ form, counted: [] }];
    if (place < next.from) return this.with(false, this.spread(place, form, count + 1));
    return [true, false].flatMap((isCounted) => {
      const value = isCounted ? next.value : this.asker.not(next.value);
      return this.with(isCounted, this.spread(place, this.asker.all([form, value]), count + 1));
    });
  }

  private with(isCounted: boolean, kinds: readonly ItemKind[]): readonly ItemKind[] {
    return kinds.map(({ form, counted }) => ({ form, counted: [isCounted, ...counted] }));
  }
}
