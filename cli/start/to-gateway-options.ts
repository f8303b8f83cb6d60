import { toCatalogueEntry } from '#contracts';
import { createWriteStream } from 'node:fs';
import { readTokenSecret, toJsonLines } from '#gateway';
import type { CatalogDataset, Client, GatewayOptions, HubFigures, LogSink, QueryExecutor } from '#gateway';
import { createIngest } from '#mesh';
import type { Hub, SchemaSwitch } from '#mesh';
import { toDepartmentId } from '#schemas';
import type { CityHome } from '../city-home.ts';
import { consoleDirectory } from './build-console.ts';
import type { Readiness } from './readiness.ts';
import type { ServedCity } from './served-city.ts';

export interface GatewayParts {
  readonly clients: readonly Client[];
  readonly served: ServedCity;
  readonly home: CityHome;
  readonly readiness: Readiness;
  readonly log: LogSink;
  readonly port: number;
}

/** One JSON object a line, for whoever runs the hub. */
export function openLog(home: CityHome): LogSink {
  return toJsonLines(createWriteStream(home.log, { flags: 'a' }));
}

/** Joins the hub to the gateway's ports. */
export async function toGatewayOptions({
  clients,
  served,
  home,
  readiness,
  log,
  port,
}: GatewayParts): Promise<GatewayOptions> {
  const { hub, schema, publisher } = served;
  const { name, title } = hub.city.document;
  return {
    port,
    city: { name, title },
    ingest: createIngest(hub.store, () => hub.city),
    executor: toExecutor(schema),
    publishing: publisher,
    clients,
    tokenSecret: await readTokenSecret(home.tokenKey),
    readiness: () => readiness.read(),
    metricsSource: () => readFigures(hub),
    catalog: () => readCatalog(hub),
    consoleDirectory,
    log,
  };
}

function toExecutor(schema: SchemaSwitch): QueryExecutor {
  return {
    execute: ({ client, correlationId, signal, ...question }) => {
      const department = client.department === undefined ? undefined : toDepartmentId(client.department);
      return schema.execute({
        ...question,
        context: { client: { ...client, department }, correlationId, signal },
      });
    },
  };
}

async function readFigures(hub: Hub): Promise<HubFigures> {
  const states = await hub.store.datasets.states();
  const entities = await hub.store.entities.countByType();
  const stateOf = new Map(states.map(({ dataset, state }) => [dataset, state]));
  const sources = hub.city.sources.map((source) => {
    const found = [...source.datasets.keys()].map((dataset) => stateOf.get(dataset) ?? 'never');
    const state = found.includes('failed') ? 'failed' : found.includes('never') ? 'never' : 'ready';
    return { source: source.id, department: source.department, state } as const;
  });
  return {
    sources,
    datasets: states.map(({ dataset, records, quarantined }) => ({ dataset, records, quarantined })),
    entities: [...entities].map(([type, count]) => ({ type, count })),
    openConflicts: await hub.store.conflicts.countOpen(),
  };
}

async function readCatalog(hub: Hub): Promise<CatalogDataset[]> {
  const states = await hub.store.datasets.states();
  const successOf = new Map(states.map(({ dataset, lastSuccessAt }) => [dataset, lastSuccessAt]));
  return [...hub.city.contracts.values()].map((contract) => ({
    ...contract,
    entry: toCatalogueEntry(contract),
    modified: successOf.get(contract.dataset)?.toISOString() ?? null,
  }));
}
