/** Every phrase of an explanation, in each locale. */
export type { PhraseKey } from './en.ts';
export { phrases, say, sayList, toSentence } from './say.ts';
export { showPiece } from './show-piece.ts';
