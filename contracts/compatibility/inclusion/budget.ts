/** The time or the steps of one question are spent. */
export class BudgetSpent extends Error {}

/** Counts steps and looks at the clock now and then. */
export class Budget {
  private readonly deadline: number;
  private steps = 0;

  constructor(milliseconds: number) {
    this.deadline = performance.now() + milliseconds;
  }

  get isSpent(): boolean {
    return performance.now() > this.deadline;
  }

  /** @throws BudgetSpent */
  readonly spend = (): void => {
    if (++this.steps % 64 === 0 && this.isSpent) throw new BudgetSpent('The time is spent.');
  };
}
