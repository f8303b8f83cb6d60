import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startGateway, toErrorLine } from '#gateway';
import { isPortFree, startEmbeddedPostgres, Store } from '#mesh';
import type { CityDocument } from '#mesh';
import { CausewayError } from '#schemas';
import { CityHome } from '../city-home.ts';
import { readCityHead, readWholeCity } from '../read-whole-city.ts';
import type { WholeCity } from '../read-whole-city.ts';
import { buildConsole } from './build-console.ts';
import { choosePorts } from './choose-ports.ts';
import { startDemoSystems } from './demo-systems.ts';
import { fillStore } from './fill-store.ts';
import { openLog, toGatewayOptions } from './to-gateway-options.ts';
import { makeDemoData } from './make-demo-data.ts';
import { createProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { Readiness } from './readiness.ts';
import { RunningCity } from './running-city.ts';
import { ServedCity } from './served-city.ts';
import type { StartOptions } from './start-options.ts';
import { keepFresh } from './keep-fresh.ts';

export interface StartedCity {
  readonly running: RunningCity;
  readonly whole: WholeCity;
  readonly head: CityDocument;
  readonly home: CityHome;
  readonly url: string;
  readonly startedIn: number;
}

interface Start {
  readonly options: StartOptions;
  readonly directory: string;
  readonly head: CityDocument;
  readonly home: CityHome;
  readonly data: string;
  readonly progress: Progress;
  readonly running: RunningCity;
}

/**
 * Brings a city up: store, demo systems, door, first reading. Resolves when it can answer.
 * @throws InvalidCity, CausewayError PORT_TAKEN, ALREADY_RUNNING, DISK_FULL, NO_WRITE_PERMISSION; nothing is left running then
 */
export async function startCity(options: StartOptions, running = new RunningCity()): Promise<StartedCity> {
  const began = performance.now();
  const directory = resolve(options.city);
  const head = readCityHead(directory);
  const home = new CityHome(options.config.home, head.name);
  home.assertFree();
  if (options.port !== 0 && !(await isPortFree(options.port)))
    throw new CausewayError('PORT_TAKEN', { port: options.port });
  prepareHome(home, options.reset);
  const progress = createProgress();
  const data = options.data ? resolve(options.data) : home.data;
  try {
    const start = { options, directory, head, home, data, progress, running };
    const { whole, url } = await bringUp(start);
    return { running, whole, head, home, url, startedIn: performance.now() - began };
  } catch (error) {
    await running.stop();
    throw error;
  } finally {
    progress.close();
  }
}

function prepareHome(home: CityHome, reset: boolean): void {
  try {
    if (reset) rmSync(home.directory, { recursive: true, force: true });
    mkdirSync(home.directory, { recursive: true, mode: 0o755 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CausewayError(
      code === 'ENOSPC' ? 'DISK_FULL' : 'NO_WRITE_PERMISSION',
      { path: home.directory },
      { cause: error },
    );
  }
}

async function bringUp(start: Start): Promise<{ whole: WholeCity; url: string }> {
  const { options, directory, head, home, running, data } = start;
  const ports = await choosePorts(head, options.port === 0);
  const variables = { ports, data, env: options.config.environment };
  const whole = readWholeCity(directory, variables);
  const consoleBuilt = buildConsole();
  const [store] = await Promise.all([openStore(start), startDemo(start, ports)]);
  const log = openLog(home);
  const served = await ServedCity.open(whole, {
    ...{ directory, variables, store },
    log: (error, correlationId) => log(toErrorLine(error, correlationId)),
  });
  running.hub = served.hub;
  await store.datasets.closeCutRuns();
  const readiness = new Readiness(store);
  running.gateway = await startGateway(
    await toGatewayOptions({ clients: whole.clients, served, home, readiness, log, port: options.port }),
  );
  const { url } = running.gateway;
  home.saveState({
    pid: process.pid,
    url,
    databaseUrl: running.cluster?.url ?? options.config.databaseUrl ?? '',
    city: head.name,
    cityDirectory: directory,
    dataDirectory: data,
    ports,
  });
  await fillStore(running.hub, { progress: start.progress, readiness, signal: running.stopping.signal });
  await consoleBuilt;
  running.keep(keepFresh(served, running.stopping.signal));
  return { whole, url };
}

async function openStore({ options, home, running }: Start): Promise<Store> {
  const url = options.config.databaseUrl ?? (await startCluster(home, running));
  running.store = await Store.open(url);
  return running.store;
}

async function startCluster(home: CityHome, running: RunningCity): Promise<string> {
  running.cluster = await startEmbeddedPostgres({ directory: home.postgres });
  return running.cluster.url;
}

async function startDemo(
  { head, data, directory, home, options, progress, running }: Start,
  ports: Record<string, number>,
): Promise<void> {
  const { demo } = head;
  if (!demo) return;
  if (demo.generate && options.data === undefined) {
    const module = join(directory, demo.generate);
    await makeDemoData({ module, directory: data, scale: options.scale, progress });
  }
  const logDirectory = join(home.directory, 'logs');
  running.systems.push(
    ...(await startDemoSystems(demo.systems, {
      cityDirectory: directory,
      dataDirectory: data,
      logDirectory,
      ports,
    })),
  );
}
