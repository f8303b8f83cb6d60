/** Writes what waits for a steward, in the transaction of the linkage that found it. */
export type { IdentityTaskKind, NewIdentityTask } from './new-identity-task.ts';
export { replaceTasks, type FoundTasks } from './replace-tasks.ts';
export { toPlain, touched, toTouching } from './touching.ts';
