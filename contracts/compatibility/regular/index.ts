/** Patterns as regular languages: joined by and, or, not, and asked for strings. */
export { findStrings } from './find-strings.ts';
export type { FoundStrings } from './find-strings.ts';
export type { Language } from './language.ts';
export { LanguageTable } from './language-table.ts';
export { findLanguage } from './to-language.ts';
