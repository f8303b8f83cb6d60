/** Deadline, retries, breaker, concurrency and pace towards one source. */
export { Guard } from './guard.ts';
export { pause } from './deadline.ts';
export { Gate } from './gate.ts';
