/** PostgreSQL as two departments run it: a real server that never outlives its process. */
export { servePostgres } from './serve-postgres.ts';
export { upgradeCameras } from './upgrade-cameras.ts';
