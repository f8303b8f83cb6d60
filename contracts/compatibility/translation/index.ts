/** Keywords of JSON Schema in the words of the normal form, a family per file. */
export { Translator } from './translator.ts';
