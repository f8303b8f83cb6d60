import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  describeMachine,
  printResult,
  toPercentile,
  toTable,
  jsonOption,
  readOptions,
} from '../figures/index.ts';
import { BenchHub, inTemporaryFolder, repository } from '../hub/index.ts';
import { startLoadGenerator } from '../unified-query/load/index.ts';
import type { LoadFigures } from '../unified-query/load/index.ts';
import { ContractVersions } from './contract-versions.ts';
import { HeapMeter } from './heap-meter.ts';
import type { HeapReading } from './heap-meter.ts';

/** Whether a hub that is published to again and again drops a request or keeps what it no longer needs. */
const { values } = readOptions({
  command: 'npm run bench publishes',
  measures: 'Requests that fail and heap that grows while one dataset is published again and again.',
  options: {
    publishes: { type: 'string', default: '200', says: 'so many publishes' },
    connections: { type: 'string', default: '8', says: 'connections that ask meanwhile' },
    scale: { type: 'string', default: '0.05', says: 'how much of Pearl City: 1 is about 20,000 persons' },
    json: jsonOption,
  },
});
const machine = describeMachine('bench:publishes');
const city = join(repository, 'examples', 'pearl-city');
const publishes = Number(values.publishes);
/** Publishes before the first reading of the heap: what is compiled once is compiled by then. */
const warmUp = Math.min(20, Math.floor(publishes / 4));
const address = '/contracts/social-security/pensions';
/** The unified question, and fields of the old major version that are read by translation. */
const questions = [
  `{ persons(first: 5) { nodes { id name { value disputed } birthDate { value } pensionAmount { value source { dataset } } } } }`,
  `{ socialSecurity_pensions(first: 5) { nodes { pensionNo monthlyAmount lastPaidMonth } } }`,
];

const found = await inTemporaryFolder(async (home) => {
  const hub = new BenchHub({
    ...{ home, city, scale: Number(values.scale), reset: true },
    nodeArguments: ['--inspect=127.0.0.1:0'],
  });
  try {
    return await measure(hub, await hub.ready());
  } finally {
    await hub.stop();
  }
});
const growth = found.end.heap / found.begin.heap - 1;
const failed = found.loads.reduce((sum, load) => sum + load.failed, 0);
printResult({ machine, text: toText(), figures: { ...found, growth, failed } }, values.json);
process.exitCode = failed === 0 && Math.abs(growth) <= 0.1 ? 0 : 1;

async function measure(hub: BenchHub, url: string) {
  const text = readFileSync(join(city, 'contracts/social-security/pensions/1.0.0.odcs.yaml'), 'utf8');
  const versions = new ContractVersions(text, 'lastPaidMonth');
  const publisher = await hub.token('social-security-developer');
  const reader = await hub.token('steward');
  const meter = await HeapMeter.connect(hub.said);
  const publish = (body: string, query = '') => send(`${url}${address}${query}`, publisher, body);
  // The city's own first question used what is taken away, so without a reason it would have to wait.
  await publish(versions.major(), '?emergency=measured');
  const load = await startLoad(`${url}/graphql`, reader);
  const seconds: number[] = [];
  const readings: HeapReading[] = [];
  for (let count = 1; count <= publishes; count += 1) {
    const began = performance.now();
    await publish(versions.next());
    seconds.push((performance.now() - began) / 1000);
    if (count >= warmUp && count % warmUp === 0) {
      readings.push(await meter.read());
      console.error(
        `  ${count} of ${publishes} published, heap ${toMegabytes(readings.at(-1)?.heap ?? 0)} MB`,
      );
    }
  }
  const loads = await load.end();
  const end = await meter.read();
  meter.close();
  const kept = ((await (await fetch(`${url}${address}`, { headers: bearer(reader) })).json()) as Listing)
    .versions;
  return { seconds, readings, loads, begin: readings[0] ?? end, end, versions: kept.length };
}

interface Listing {
  readonly versions: readonly unknown[];
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

async function send(url: string, token: string, body: string): Promise<void> {
  const headers = { ...bearer(token), 'content-type': 'application/yaml' };
  const answer = await fetch(url, { method: 'POST', headers, body });
  const said = await answer.text();
  if (answer.status !== 201) throw new Error(`A publish was answered with ${answer.status}: ${said}`);
}

/** Asks without a pause until it is told to end, in bursts of a few seconds. */
async function startLoad(url: string, token: string) {
  const generator = await startLoadGenerator();
  const bodies = questions.map((query) => JSON.stringify({ query }));
  const order = { url, token, bodies, connections: Number(values.connections), seconds: 5 };
  const loads: LoadFigures[] = [];
  let isOver = false;
  const running = (async () => {
    while (!isOver) loads.push(await generator.run(order));
  })();
  const end = async () => {
    isOver = true;
    await running;
    await generator.end();
    return loads;
  };
  return { end };
}

function toText(): string {
  const sorted = Float64Array.from(found.seconds).sort();
  const worst = Math.max(...found.loads.map(({ p99 }) => p99));
  const rates = found.loads.map(({ requestsPerSecond }) => requestsPerSecond);
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  return toTable([
    ['what', 'figure'],
    ['publishes, each reloading the gateway', String(publishes)],
    ['versions in the registry', String(found.versions)],
    [
      'seconds a publish, median / p95',
      `${toPercentile(sorted, 0.5).toFixed(2)} / ${toPercentile(sorted, 0.95).toFixed(2)}`,
    ],
    ['requests meanwhile', `${Math.round(mean * found.loads.length * 5)} (${Math.round(mean)}/s)`],
    ['requests that failed', String(failed)],
    ['worst p99 of five seconds', `${Math.round(worst)} ms`],
    [`heap after ${warmUp} publishes`, `${toMegabytes(found.begin.heap)} MB`],
    [
      `heap after ${publishes} publishes`,
      `${toMegabytes(found.end.heap)} MB (${(growth * 100).toFixed(1)} %)`,
    ],
    [
      'resident, then and now',
      `${toMegabytes(found.begin.resident)} / ${toMegabytes(found.end.resident)} MB`,
    ],
  ]);
}

function toMegabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}
