/** Registers whose cells stand at fixed places of a line, counted in characters or in bytes. */
export { fixedWidth } from './fixed-width.ts';
export { readFixedWidth } from './read-fixed-width.ts';
