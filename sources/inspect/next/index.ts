/** The next version of a contract, drafted from rows that no longer keep it. */
export { draftNextContract } from './draft-next-contract.ts';
export type { NextContractChange, NextContractDraft, NextContractQuestion } from './next-contract.ts';
