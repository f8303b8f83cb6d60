/** Finds out all that is known of why two records are one, or are not, by the very weights and keys of the linkage. */
export { explainEntity } from './explain-entity.ts';
export { explainPair } from './explain-pair.ts';
