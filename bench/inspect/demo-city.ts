import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, type AddressInfo } from 'node:net';
import { readHandWritten, type HandWritten } from './hand-written.ts';
import { generateCity } from '../../examples/pearl-city/generator/generate-city.ts';
import { forkSystem, type ForkedSystem } from '../../examples/pearl-city/legacy/process/index.ts';

const directory = fileURLToPath(new URL('../../examples/pearl-city', import.meta.url));
const modules: Record<string, string> = {
  'public-security': 'postgres',
  'social-security': 'social-security',
  health: 'health',
  'market-supervision': 'market-supervision',
  taxis: 'taxis',
  'city-management': 'city-management',
};

export interface DemoCity {
  readonly ports: Readonly<Record<string, number>>;
  readonly data: string;
  /** Its documents, written by hand. */
  readonly city: HandWritten;
  close(): Promise<void>;
}

/** Pearl City's legacy systems with data of their own, and the documents that were written for them by hand. */
export async function startDemoCity(scale: number): Promise<DemoCity> {
  const data = await mkdtemp(join(tmpdir(), 'causeway-inspect-bench-'));
  // As root, PostgreSQL runs as a user of its own, who must be able to enter.
  await chmod(data, 0o755);
  await generateCity({ out: data, scale });
  const systems: ForkedSystem[] = [];
  const ports: Record<string, number> = {};
  for (const [name, module] of Object.entries(modules)) {
    const port = name === 'public-security' ? await findFreePort() : 0;
    const url = new URL(`../../examples/pearl-city/legacy/${module}.ts`, import.meta.url);
    const system = await forkSystem(url, data, port);
    ports[name] = system.port;
    systems.push(system);
  }
  const close = async () => {
    await Promise.all(systems.map((system) => system.end()));
    await rm(data, { recursive: true, force: true });
  };
  return { ports, data, city: readHandWritten(directory, { ports, data }), close };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
