/** A real gateway over loopback for the specs, with a small schema behind its port. */
export { ask, openTestGateway, testCity, testClients, tokenFor } from './test-gateway.ts';
export type { TestGateway } from './test-gateway.ts';
export { leak, schemaExecutor } from './schema-executor.ts';
export { temporaryFolder } from './temporary-folder.ts';
