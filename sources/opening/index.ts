/** Readers: a kind's own protocol behind the guard, its rows shaped, its failures made ours. */
export { openReader } from './open-reader.ts';
