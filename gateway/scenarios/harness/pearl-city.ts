import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { findFreePort } from '#mesh';
import { generateCity } from '../../../examples/pearl-city/generator/generate-city.ts';
import { forkSystem } from '../../../examples/pearl-city/legacy/process/index.ts';
import type { ForkedSystem } from '../../../examples/pearl-city/legacy/process/index.ts';
import { HubProcess } from './hub-process.ts';

/** The legacy systems of Pearl City that are processes, by their names in city.yaml. */
export const systemNames = [
  'public-security',
  'social-security',
  'health',
  'market-supervision',
  'taxis',
  'city-management',
] as const;
export type SystemName = (typeof systemNames)[number];

const modules: Record<SystemName, string> = {
  'public-security': 'postgres.ts',
  'social-security': 'social-security.ts',
  health: 'health.ts',
  'market-supervision': 'market-supervision.ts',
  taxis: 'taxis.ts',
  'city-management': 'city-management.ts',
};

const clients = [
  ...['service-hall', 'steward', 'auditor', 'city-management-map'],
  ...['social-security-developer', 'public-security-developer'],
];

export const pearlCity = fileURLToPath(new URL('../../../examples/pearl-city', import.meta.url));

/** A small Pearl City whose legacy systems the test holds itself, so that it can make them misbehave. */
export interface TestCity {
  readonly directory: string;
  readonly hub: HubProcess;
  readonly url: string;
  readonly systems: Readonly<Record<SystemName, ForkedSystem>>;
  token(client: string): string;
  close(): Promise<void>;
}

export interface TestCityOptions {
  readonly scale?: number;
  /** Changes documents of the city's copy before the hub reads them. */
  readonly prepare?: (cityDirectory: string) => Promise<void>;
}

export async function startTestCity({ scale = 0.02, prepare }: TestCityOptions = {}): Promise<TestCity> {
  const directory = await mkdtemp(join(tmpdir(), 'causeway-scenario-'));
  // As root, PostgreSQL runs as a user of its own, who must be able to enter.
  await chmod(directory, 0o755);
  const [data, city, home] = ['data', 'city', 'home'].map((name) => join(directory, name)) as [
    string,
    string,
    string,
  ];
  await generateCity({ out: data, scale });
  const systems = await startSystems(data);
  await copyCity(city, systems);
  await prepare?.(city);
  const hub = HubProcess.start({ city, data, home });
  const close = async () => {
    await hub.stop();
    await Promise.all(Object.values(systems).map((system) => system.end()));
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const url = await hub.ready();
    const tokens = new Map<string, string>();
    for (const client of clients) {
      tokens.set(client, await hub.token(client));
    }
    return { directory, hub, url, systems, close, token: (client) => tokens.get(client) ?? '' };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startSystems(data: string): Promise<Record<SystemName, ForkedSystem>> {
  const started = await Promise.all(
    systemNames.map(async (name) => {
      const module = new URL(`../../../examples/pearl-city/legacy/${modules[name]}`, import.meta.url);
      return [name, await forkSystem(module, data, await findFreePort())] as const;
    }),
  );
  return Object.fromEntries(started) as Record<SystemName, ForkedSystem>;
}

/** The city's own documents, with the ports of the test's systems and without the demo that would start others. */
async function copyCity(target: string, systems: Record<SystemName, ForkedSystem>): Promise<void> {
  const leaveOut = /\/(legacy|generator)(\/|$)/;
  await cp(pearlCity, target, {
    recursive: true,
    filter: (file) => !leaveOut.test(file.slice(pearlCity.length)),
  });
  const file = join(target, 'city.yaml');
  const document = parseDocument(await readFile(file, 'utf8'));
  document.delete('demo');
  document.delete('question');
  for (const name of systemNames) document.setIn(['ports', name], systems[name].port);
  await writeFile(file, document.toString());
}
