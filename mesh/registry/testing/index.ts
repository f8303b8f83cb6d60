/** A small registry on a real store, whose clock and live system the test holds. */
export { toAccountsText } from './accounts-text.ts';
export type { AccountsContract } from './accounts-text.ts';
export { openTestRegistry } from './test-registry.ts';
export type { TestRegistry } from './test-registry.ts';
export { ReferenceHistory } from './reference-history.ts';
export type { Step } from './reference-history.ts';
