/** What linkage remembers between two linkages: features, keys, weighed pairs, frequencies, and what is due. */
export { LinkageStore, type FrequencyRow, type LinkageState, type Snapshot } from './linkage-store.ts';
export {
  type HotKey,
  type LinkageSession,
  type LinkedRecord,
  type PresentMember,
  type StoredEdge,
} from './linkage-session.ts';
export type { StateTable } from './state-tables.ts';
