import type { NextContractDraft, NextContractQuestion } from './next-contract.ts';

/**
 * The next version of a contract whose system has changed: the same document with fields renamed, retyped, added and
 * removed as the rows show it, with a comment for each change, and a translation where it can be told.
 */
export function draftNextContract(_question: NextContractQuestion): NextContractDraft {
  throw new Error('not built yet');
}
