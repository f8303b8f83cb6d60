/** The load generator: a separate process, so that what it costs is not the server's. */
export { startLoadGenerator } from './start-load-generator.ts';
export type { LoadGenerator } from './start-load-generator.ts';
export type { LoadFigures, LoadOrder } from './load-order.ts';
