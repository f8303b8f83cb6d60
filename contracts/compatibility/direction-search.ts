import type { Direction } from './comparison.ts';
import { Undecidable, type Reading } from './dialect/index.ts';
import { Budget, BudgetSpent, Solver } from './inclusion/index.ts';
import { toReadings, type JudgedSchema } from './judged-schema.ts';
import { FormTable, type Form, type Json } from './normal-form/index.ts';
import type { WhyUnknown } from './to-reason.ts';
import { Translator } from './translation/index.ts';
import { searchValues, type Mentioned } from './witness/index.ts';

export type Finding =
  | { readonly verdict: 'compatible' }
  | { readonly verdict: 'breaking'; readonly witness: Json }
  | { readonly verdict: 'unknown'; readonly why: WhyUnknown };

/** Milliseconds of looking by trial, in one direction. */
export const longestTrial = 120;

interface Pair {
  readonly old: JudgedSchema;
  readonly new: JudgedSchema;
  readonly mentioned: Mentioned;
}

/** Looks into both directions: proof and counterexample come from one search, and trial looks over its shoulder. */
export class DirectionSearch {
  private readonly pair: Pair;
  private readonly seeds: Json[] = [];

  constructor(pair: Pair) {
    this.pair = pair;
  }

  find(direction: Direction, budget: Budget): Finding {
    const [from, to] =
      direction === 'backward' ? [this.pair.old, this.pair.new] : [this.pair.new, this.pair.old];
    let witness: Json | undefined;
    const confirm = (value: Json): boolean => {
      if (from.accepts(value) !== true) return false;
      if (this.seeds.length < 40) this.seeds.push(value);
      if (to.accepts(value) !== false) return false;
      witness = value;
      return true;
    };
    const proof = this.prove({ from, to }, budget, confirm);
    if (witness === undefined) this.tryOut(proof === 'empty' ? 60 : 3_000, confirm);
    if (witness !== undefined) return { verdict: 'breaking', witness };
    if (proof === 'empty') return { verdict: 'compatible' };
    return { verdict: 'unknown', why: proof === 'spent' ? 'time' : 'open' };
  }

  /** In every reading; each must be empty. */
  private prove(
    schemas: { readonly from: JudgedSchema; readonly to: JudgedSchema },
    budget: Budget,
    confirm: (value: Json) => boolean,
  ): 'empty' | 'open' | 'spent' {
    const { from, to } = schemas;
    const readings = toReadings(from.hasReferenceSiblings || to.hasReferenceSiblings);
    for (const reading of readings) {
      const result = this.proveReading({ ...schemas, reading }, budget, confirm);
      if (result !== 'empty') return result;
    }
    return 'empty';
  }

  private proveReading(
    {
      from,
      to,
      reading,
    }: { readonly from: JudgedSchema; readonly to: JudgedSchema; readonly reading: Reading },
    budget: Budget,
    confirm: (value: Json) => boolean,
  ): 'empty' | 'open' | 'spent' {
    const forms = new FormTable();
    const solver = new Solver({ forms, budget, samples: this.pair.mentioned.strings });
    try {
      const [inside, outside]: Form[] = [from, to].map(
        ({ document }) => new Translator(document, forms, reading).whole,
      );
      const difference = forms.all([inside as Form, forms.not(outside as Form)]);
      const status = solver.search(difference, confirm);
      if (status === 'empty') this.addSeeds(solver, inside as Form);
      return status === 'empty' ? 'empty' : 'open';
    } catch (error) {
      if (error instanceof BudgetSpent || error instanceof Undecidable || error instanceof RangeError)
        return 'spent';
      throw error;
    }
  }

  /** Values to try, after the proof; it stands whether or not the time suffices for them. */
  private addSeeds(solver: Solver, form: Form): void {
    try {
      this.seeds.push(...solver.solve(form, 4).values.slice(0, 6));
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
    }
  }

  private tryOut(tries: number, visit: (value: Json) => boolean): void {
    const budget = new Budget(longestTrial);
    searchValues(
      { seeds: this.seeds, mentioned: this.pair.mentioned, tries, isSpent: () => budget.isSpent },
      visit,
    );
  }
}
