/** Real servers and files for tests of readers, and a source from a document's text. */
export { collectBatches } from './collect-batches.ts';
export { openTestReader, readTestSource } from './open-test-reader.ts';
export type { TestReader } from './open-test-reader.ts';
export { readRows } from './read-rows.ts';
export { until } from './until.ts';
export { serveHttp } from './serve-http.ts';
export type { Asked, HttpServerForTest } from './serve-http.ts';
export { makeFolder } from './make-folder.ts';
export { describeWith, findServer } from './debian-server.ts';
export { startPostgres } from './start-postgres.ts';
export type { PostgresForTest } from './start-postgres.ts';
export { startMariadb } from './start-mariadb.ts';
export type { MariadbForTest } from './start-mariadb.ts';
export { startCuttingProxy } from './start-cutting-proxy.ts';
export type { CuttingProxy } from './start-cutting-proxy.ts';
