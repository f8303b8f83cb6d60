/** What linkage remembers between two linkages: features, keys, weighed pairs, frequencies, and what is due. */
export { LinkageStore, type FrequencyRow, type LinkageState, type Snapshot } from './linkage-store.ts';
export type { LinkageEdges, StoredEdge } from './linkage-edges.ts';
export type { HotKey, LinkageKeys } from './linkage-keys.ts';
export type { LinkageSession, LinkedRecord, PresentMember } from './linkage-session.ts';
export type { StateTable } from './state-tables.ts';
