/** What neither the standard's schema nor ours can say of a contract: names that point nowhere, rules that nothing keeps. */
export { checkSize } from './check-fields.ts';
export { checkContract } from './check-contract.ts';
export type { CheckedAgainst } from './checked-against.ts';
export { toCityContract, type CityContract } from './city-contract.ts';
export { statusWords } from './check-head.ts';
export { Findings, hintAt } from './findings.ts';
export { listReadNames } from './list-read-names.ts';
export { findPersonalSign, type PersonalSign } from './personal-sign.ts';
