import { toMilliseconds } from '../duration/index.ts';

export interface BatchWindow {
  /** A batch is delivered when it has so many messages, */
  messages: number;
  /** or when its first one is so old; milliseconds. */
  window: number;
}

/** The defaults suit a store that takes in some ten thousand rows a second. */
export function toBatchWindow({
  messages = 5000,
  window = '250ms',
}: { messages?: number; window?: string } = {}): BatchWindow {
  return { messages, window: toMilliseconds(window) };
}
