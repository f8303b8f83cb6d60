import { startMosquitto } from '../../sources/mqtt/testing/start-mosquitto.ts';
import { startNats } from '../../sources/nats/testing/index.ts';
import { findServer } from '../../sources/testing/find-server.ts';
import { openTestStore } from '../../mesh/store/testing/index.ts';
import { describeMachine, printResult, toTable, jsonOption, readOptions } from '../figures/index.ts';
import { playStream, type StreamFigures } from './play-stream.ts';
import type { StreamKind } from './stream-dataset.ts';

/** Messages at an even rate, validated and stored, while the hub's process is killed: how many are lost, how many doubled. */
const { values } = readOptions({
  command: 'npm run bench streams',
  measures:
    'Messages that are validated and stored while the hub’s process is killed: lost, doubled, backlog, rate.',
  options: {
    broker: { type: 'string', default: 'mqtt,nats', says: 'mqtt, nats, or both' },
    rate: { type: 'string', default: '10000', says: 'messages a second' },
    seconds: { type: 'string', default: '60', says: 'so long' },
    kills: { type: 'string', default: '1', says: 'how often the hub is killed meanwhile' },
    json: jsonOption,
  },
});
const machine = describeMachine('bench:streams');
const figures: Partial<Record<StreamKind, StreamFigures>> = {};
for (const kind of values.broker.split(',') as StreamKind[]) figures[kind] = await measure(kind);
const text = toTable([
  [
    'broker',
    'published',
    'published/s',
    'stored/s',
    'kills',
    'largest backlog',
    'drained after',
    'lost',
    'doubled',
  ],
  ...Object.entries(figures).map(([kind, of]) => toRow(kind, of)),
]);
printResult({ machine, text, figures }, values.json);
process.exitCode = Object.values(figures).some(({ lost, doubled }) => lost + doubled > 0) ? 1 : 0;

async function measure(kind: StreamKind): Promise<StreamFigures> {
  const [binary, start] =
    kind === 'mqtt' ? (['mosquitto', startMosquitto] as const) : (['nats-server', startNats] as const);
  const path = findServer(binary);
  if (path === undefined) throw new Error(`${binary} is not installed (Debian: apt-get install ${binary}).`);
  const server = await start(path);
  const store = await openTestStore();
  const given = { rate: Number(values.rate), seconds: Number(values.seconds), kills: Number(values.kills) };
  let said = 0;
  const onProgress = (sentence: string) => {
    if (performance.now() - said < 5000) return;
    said = performance.now();
    console.error(`  ${kind}: ${sentence}`);
  };
  try {
    return await playStream({
      ...given,
      broker: { kind, port: server.port },
      databaseUrl: store.url,
      onProgress,
    });
  } finally {
    await store.close();
    await server.stop();
  }
}

function toRow(kind: string, of: StreamFigures): string[] {
  const numbers = [of.published, of.publishedPerSecond, of.storedPerSecond, of.kills, of.largestBacklog];
  return [
    kind,
    ...numbers.map((value) => value.toLocaleString('en')),
    `${of.drainedInSeconds} s`,
    String(of.lost),
    String(of.doubled),
  ];
}
