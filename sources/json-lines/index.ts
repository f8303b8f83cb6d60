/** JSON Lines: one object a line, streamed; what a cut has left of the last line is never guessed at. */
export { jsonLines } from './json-lines.ts';
export { readJsonLines } from './read-json-lines.ts';
