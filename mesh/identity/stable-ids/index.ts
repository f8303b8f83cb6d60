/** Entity ids that survive new evidence. */
export {
  assignEntityIds,
  type EntityIds,
  type FormerEntities,
  type IdentifiedCluster,
} from './assign-entity-ids.ts';
export type { LineageEvent } from './lineage.ts';
