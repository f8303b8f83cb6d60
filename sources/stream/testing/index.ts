/** Brokers of Debian's packages, run for tests and benchmarks on free ports in folders of their own. */
export { runServer } from './run-server.ts';
export type { RunningServer } from './run-server.ts';
