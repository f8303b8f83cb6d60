/** The door: one port where clients with a token ask the hub, and everybody sees whether it lives. */
export { defaultTokenDays, issueToken, readTokenSecret, readClients, verifyToken } from './access/index.ts';
export type { Client, Role, TokenAuthority, TokenSecret } from './access/index.ts';
export type { CatalogDataset, CatalogSource } from './catalog/index.ts';
export { toErrorLine, toJsonLines } from './door/index.ts';
export type { LogLine, LogSink } from './door/index.ts';
export type { GatewayOptions, RunningGateway } from './gateway-options.ts';
export type { IngestAnswer, IngestOrder, IngestPort } from './ingest/index.ts';
export type { HubFigures, MetricsSource, Readiness, ReadinessSource } from './operations/index.ts';
export type { PublishingPort } from './publishing/index.ts';
export type { QueryExecutor, QueryRequest, QueryResult } from './serving/index.ts';
export { startGateway } from './start-gateway.ts';
