import type { Random } from '../random.ts';

/** The rates are minima: what is planted is a little more, so that rows that break their contract do not spoil them. */
const margin = 1.06;

interface Account {
  /** Errors that the rows so far owe, as a sum of shares. */
  owed: number;
  /** The next error is due when `owed` passes this. */
  due: number;
  made: number;
}

/**
 * What each register owes of each error. Instead of tossing a coin per row, which leaves small registers cleaner than
 * demanded by chance, one error falls at a random place of each stretch of rows that owes one (stratified sampling):
 * the count is always within one or two of share × rows.
 */
export type ErrorAccounts = Map<string, Account>;

/** Whoever writes the rows of one register down, with his slips. */
export class Clerk {
  readonly random: Random;
  readonly dataset: string;
  private readonly accounts: ErrorAccounts;

  constructor(random: Random, accounts: ErrorAccounts, dataset: string) {
    this.random = random;
    this.accounts = accounts;
    this.dataset = dataset;
  }

  get department(): string {
    return this.dataset.split('.')[0] ?? '';
  }

  /**
   * Whether this row gets the error, of which a share `rate` of all rows must have it. Where it is impossible (no
   * 15 digits for the young, no number to mistype where there is none) a later row gets it.
   */
  errs(error: string, rate: number, isPossible = true): boolean {
    const account = this.findAccount(error);
    account.owed += rate * margin;
    if (!isPossible || account.owed <= account.due) return false;
    account.made += 1;
    account.due = account.made + this.random.next();
    return true;
  }

  private findAccount(error: string): Account {
    const name = `${this.dataset} ${error}`;
    const account = this.accounts.get(name) ?? { owed: 0, due: this.random.next(), made: 0 };
    this.accounts.set(name, account);
    return account;
  }
}
