import type { Client, TokenSecret } from './access/index.ts';
import type { CatalogSource } from './catalog/index.ts';
import type { LogSink } from './door/index.ts';
import type { MetricsSource, ReadinessSource } from './operations/index.ts';
import type { IngestPort } from './ingest/index.ts';
import type { PublishingPort } from './publishing/index.ts';
import type { QueryExecutor } from './serving/index.ts';

/** Everything the gateway needs, as ports: it opens nothing but its own socket. */
export interface GatewayOptions {
  /** 0 takes any free one. */
  port: number;
  host?: string;
  city: { name: string; title: Record<string, string> };
  executor: QueryExecutor;
  clients: readonly Client[];
  tokenSecret: TokenSecret;
  readiness: ReadinessSource;
  metricsSource: MetricsSource;
  catalog: CatalogSource;
  /** Absent: nothing can be pushed here. */
  ingest?: IngestPort;
  /** Absent: contracts cannot be published here. */
  publishing?: PublishingPort;
  /** The built console, `console/dist`. */
  consoleDirectory: string;
  log: LogSink;
  /** Milliseconds that requests under way are given at close; default 10 s. */
  closeDeadline?: number;
}

export interface RunningGateway {
  url: string;
  /** Takes no more requests, lets those under way finish, closes every socket. May be called twice. */
  close(): Promise<void>;
}
