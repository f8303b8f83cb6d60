/** Real NATS servers for tests. */
export { startNats } from './start-nats.ts';
