/** Streams: messages gathered into batches, which are acknowledged once they have been stored. */
export { Gatherer } from './gatherer.ts';
export { toBatchWindow } from './batch-window.ts';
export type { BatchWindow } from './batch-window.ts';
export { readMessage } from './read-message.ts';
export { wait } from './wait.ts';
