/** PostgreSQL tables and views, streamed in a read-only transaction; rows by their keys with `= ANY`. */
export { postgres } from './postgres.ts';
