/** Embedded PostgreSQL: a real server that lives and ends with the hub. */
export { startEmbeddedPostgres } from './start-embedded-postgres.ts';
export type { EmbeddedCluster, EmbeddedOptions } from './start-embedded-postgres.ts';
export { findFreePort, isPortFree } from './free-port.ts';
