/** What linkage cannot settle without a steward, in a sentence each. */
export { toIdentityTasks } from './to-identity-tasks.ts';
