import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { findFreePort } from '#mesh';
import { generateCity } from '../../examples/pearl-city/generator/generate-city.ts';
import { forkSystem } from '../../examples/pearl-city/legacy/process/index.ts';
import type { ForkedSystem } from '../../examples/pearl-city/legacy/process/index.ts';
import { BenchHub, repository } from '../hub/index.ts';

const pearlCity = join(repository, 'examples', 'pearl-city');

/** Pearl City whose legacy systems the measurement holds itself, so that it can ask them how often they were called. */
export interface HeldCity {
  readonly url: string;
  readonly token: string;
  /** Calls so far, by system. */
  countCalls(): Promise<Map<string, number>>;
  close(): Promise<void>;
}

interface DemoSystem {
  readonly name: string;
  readonly module: string;
}

export async function startHeldCity(directory: string, scale: number): Promise<HeldCity> {
  const [data, city, home] = [join(directory, 'data'), join(directory, 'city'), join(directory, 'home')];
  await generateCity({ out: data, scale });
  const systems = await startSystems(data);
  await copyCity(city, systems);
  const hub = new BenchHub({ home, city, data });
  const close = async () => {
    await hub.stop();
    await Promise.all([...systems.values()].map((system) => system.end()));
  };
  try {
    const url = `${await hub.ready()}/graphql`;
    const token = await hub.token('service-hall');
    return { url, token, close, countCalls: () => countCalls(systems) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startSystems(data: string): Promise<Map<string, ForkedSystem>> {
  const document = parseDocument(await readFile(join(pearlCity, 'city.yaml'), 'utf8'));
  const { demo } = document.toJS() as { demo: { systems: DemoSystem[] } };
  const legacy = new URL('../../examples/pearl-city/', import.meta.url);
  const started = demo.systems.map(
    async ({ name, module }) =>
      [name, await forkSystem(new URL(module, legacy), data, await findFreePort())] as const,
  );
  return new Map(await Promise.all(started));
}

/** The city's own documents, with the ports of the systems held here and without the demo that would start others. */
async function copyCity(target: string, systems: ReadonlyMap<string, ForkedSystem>): Promise<void> {
  const leaveOut = /\/(legacy|generator)(\/|$)/;
  const filter = (file: string) => !leaveOut.test(file.slice(pearlCity.length));
  await cp(pearlCity, target, { recursive: true, filter });
  const file = join(target, 'city.yaml');
  const document = parseDocument(await readFile(file, 'utf8'));
  document.delete('demo');
  document.delete('question');
  for (const [name, { port }] of systems) document.setIn(['ports', name], port);
  await writeFile(file, document.toString());
}

async function countCalls(systems: ReadonlyMap<string, ForkedSystem>): Promise<Map<string, number>> {
  const counted = [...systems].map(async ([name, system]) => {
    const answer = await system.ask({ count: true });
    return [name, 'calls' in answer ? answer.calls : Number.NaN] as const;
  });
  return new Map(await Promise.all(counted));
}
