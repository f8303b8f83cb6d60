/** The report's words and numbers, in each language. */
export type { TextKey } from './en.ts';
export { texts, toWording } from './to-wording.ts';
export type { Fill, Wording } from './to-wording.ts';
