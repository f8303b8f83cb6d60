/** The documents, as YAML with comments. */
export { draftContract } from './draft-contract.ts';
export type { ContractFacts } from './draft-contract.ts';
export { draftFields } from './draft-fields.ts';
export { draftSource } from './draft-source.ts';
export { indent, toComments, toInline } from './yaml-lines.ts';
