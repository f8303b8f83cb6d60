/** Entity ids that survive new evidence. */
export { assignStableIds, type FormerIds, type StableCluster } from './assign-stable-ids.ts';
