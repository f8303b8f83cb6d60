/** Durations as source documents write them. */
export { toMilliseconds } from './to-milliseconds.ts';
