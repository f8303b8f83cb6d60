/** What the contract says of what was seen: types, keys, enumerations, freshness, personal data, mapping. */
export { decideAsOf } from './decide-as-of.ts';
export type { DecidedAsOf } from './decide-as-of.ts';
export { decideFields } from './decide-fields.ts';
export type { TableFacts } from './decide-fields.ts';
export { decideKey } from './decide-key.ts';
export type { DecidedKey } from './decide-key.ts';
export { decideMapping } from './decide-mapping.ts';
export type { DecidedMapping, DecidedRule } from './decide-mapping.ts';
export { decidePersonal } from './decide-personal.ts';
export type { DecidedSharing } from './decide-personal.ts';
export { filledOf, toPercent } from './decided-field.ts';
export type { DecidedField } from './decided-field.ts';
export { nameFields } from './name-fields.ts';
