/** A row of one version said in the words of another, by the expression that the contract declares. */
export { compileTranslation } from './compile-translation.ts';
export type { Translation } from './compile-translation.ts';
export { checkTranslation } from './check-translation.ts';
export type { TranslationFailure, TranslationFinding } from './check-translation.ts';
