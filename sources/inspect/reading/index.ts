/** The drafts tried as the hub would use them: the source read, its rows held against the contract. */
export { openDraft } from './open-draft.ts';
export type { DraftPlace } from './open-draft.ts';
export { readSample } from './read-sample.ts';
export type { Sample } from './read-sample.ts';
export { readDraftedContract, tryDraft } from './try-draft.ts';
export type { Trial } from './try-draft.ts';
