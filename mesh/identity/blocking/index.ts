/** Which pairs of records are worth comparing: the blocking rules' keys, split where too many records share one. */
export { findCandidates } from './candidate-pairs.ts';
export { toDeeperKeys, toDeeperQuery, toKeyQuery } from './key-sql.ts';
export { allKeys, hotKeys, keyTable, makeKeys, type RuleKeys } from './key-tables.ts';
