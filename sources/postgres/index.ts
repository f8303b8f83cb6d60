/** PostgreSQL tables and views: streamed in the order of the key, found by key, by watermark, or by the database's own changes. */
export { Database } from './database.ts';
export { postgres } from './postgres.ts';
export { toDatabaseError } from './to-database-error.ts';
