/** Departments that call the hub: a source that is never read, and the bodies in which its rows come. */
export { push } from './push.ts';
export { pushedCharsets, readPushed } from './read-pushed.ts';
export type { PushedForm } from './read-pushed.ts';
