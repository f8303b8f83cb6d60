import { createWriteStream } from 'node:fs';
import { readTokenSecret, toErrorLine, toJsonLines } from '#gateway';
import type { CatalogDataset, GatewayOptions, HubFigures, QueryExecutor } from '#gateway';
import type { ComposedHub, Hub } from '#mesh';
import { toDepartmentId } from '#schemas';
import type { CityHome } from '../city-home.ts';
import type { WholeCity } from '../read-whole-city.ts';
import { consoleDirectory } from './build-console.ts';
import type { Readiness } from './readiness.ts';

export interface GatewayParts {
  readonly whole: WholeCity;
  readonly hub: Hub;
  readonly home: CityHome;
  readonly readiness: Readiness;
  readonly port: number;
}

/** Joins the hub to the gateway's ports. */
export async function toGatewayOptions({
  whole,
  hub,
  home,
  readiness,
  port,
}: GatewayParts): Promise<GatewayOptions> {
  const { name, title } = whole.city.document;
  const log = toJsonLines(createWriteStream(home.log, { flags: 'a' }));
  const composed = await hub.compose((error, correlationId) => log(toErrorLine(error, correlationId)));
  return {
    port,
    city: { name, title },
    executor: toExecutor(composed),
    clients: whole.clients,
    tokenSecret: await readTokenSecret(home.tokenKey),
    readiness: () => readiness.read(),
    metricsSource: () => readFigures(hub),
    catalog: () => readCatalog(hub),
    consoleDirectory,
    log,
  };
}

function toExecutor(composed: ComposedHub): QueryExecutor {
  return {
    execute: ({ client, correlationId, signal, ...question }) => {
      const department = client.department === undefined ? undefined : toDepartmentId(client.department);
      return composed.execute({
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
    modified: successOf.get(contract.dataset)?.toISOString() ?? null,
  }));
}
