import type { Hub } from '#mesh';
import type { StartedCity } from './start-city.ts';

type Write = (line: string) => void;

/** Says what the start has found, where the windows are, and how to ask. */
export async function printReport(started: StartedCity, write: Write): Promise<void> {
  const { whole, url, startedIn } = started;
  const hub = started.running.hub;
  if (!hub) return;
  write('');
  write(
    `${whole.city.document.title.en ?? whole.city.document.name} is ready after ${(startedIn / 1000).toFixed(1)} s.`,
  );
  write('');
  for (const [label, value] of await count(hub))
    write(`  ${label.padEnd(18)} ${value.toLocaleString('en').padStart(9)}`);
  for (const failed of await findFailed(hub)) write(`  ! ${failed}`);
  write('');
  write(`  Ask      ${url}/graphql`);
  write(`  Health   ${url}/health/ready`);
}

async function count(hub: Hub): Promise<[string, number][]> {
  const states = await hub.store.datasets.states();
  const entities = await hub.store.entities.countByType();
  const sum = (name: 'records' | 'quarantined') => states.reduce((total, state) => total + state[name], 0);
  const perType = hub.city.entityTypes.map((type): [string, number] => [
    `  ${type.plural}`,
    entities.get(type.name) ?? 0,
  ]);
  return [
    ['sources', hub.city.sources.length],
    ['datasets', hub.city.contracts.size],
    ['records', sum('records')],
    ['quarantined rows', sum('quarantined')],
    ['entities', [...entities.values()].reduce((total, number) => total + number, 0)],
    ...perType,
    ['open conflicts', await hub.store.conflicts.countOpen()],
  ];
}

async function findFailed(hub: Hub): Promise<string[]> {
  const states = await hub.store.datasets.states();
  return states
    .filter(({ state }) => state === 'failed')
    .map(({ dataset, sentence }) => `${dataset}: ${sentence}`);
}
