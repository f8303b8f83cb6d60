/** Entity ids that survive new evidence. */
export { assignStableIds, type Cluster, type ClusterMember } from './assign-stable-ids.ts';
