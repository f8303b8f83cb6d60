import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { Store } from '../../mesh/store/index.ts';
import { dataset, type Broker } from './stream-dataset.ts';
import { warmUp } from './warm-up.ts';

export interface Play {
  readonly broker: Broker;
  readonly databaseUrl: string;
  /** Messages a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly kills: number;
  readonly onProgress?: (sentence: string) => void;
}

export interface StreamFigures {
  readonly published: number;
  /** Of the publisher, who waits for the broker's confirmations. */
  readonly publishedPerSecond: number;
  /** From the first message to the last one stored. */
  readonly storedPerSecond: number;
  readonly kills: number;
  /** Confirmed by the broker and not stored yet, at the worst. */
  readonly largestBacklog: number;
  /** From the last message published to the last one stored. */
  readonly drainedInSeconds: number;
  readonly lost: number;
  readonly doubled: number;
}

interface Said {
  confirmed?: number;
  seconds?: number;
  done?: boolean;
}

/** When nothing more has been stored for so long after the last message, the rest is lost. Milliseconds. */
const patience = 30_000;

/** Publishes at an even rate while the consumer is killed and started again, then counts what was stored. */
export async function playStream(play: Play): Promise<StreamFigures> {
  const store = await Store.open(play.databaseUrl);
  const consumer = new Consumer(play);
  try {
    await consumer.start();
    await warmUp(play.broker, () => countStored(store).then((count) => count > 0));
    return await measure(play, store, consumer);
  } finally {
    await consumer.kill();
    await store.close();
  }
}

async function measure(play: Play, store: Store, consumer: Consumer): Promise<StreamFigures> {
  const { rate, seconds, kills, onProgress } = play;
  const published = rate * seconds;
  const publisher = new Publisher(play, published);
  const began = performance.now();
  const killing = consumer.killRepeatedly(kills, seconds);
  let [largestBacklog, last, movedAt] = [0, 0, began];
  for (let stored = 0; !publisher.isDone || stored < published; await sleep(250)) {
    publisher.assertWell();
    stored = (await countStored(store)) - 1;
    largestBacklog = Math.max(largestBacklog, publisher.confirmed - stored);
    onProgress?.(`${publisher.confirmed} published, ${stored} stored, ${consumer.kills} kills`);
    if (stored > last || !publisher.isDone) [last, movedAt] = [stored, performance.now()];
    if (performance.now() - movedAt > patience) break;
  }
  const ended = performance.now();
  await killing;
  // What the killed ones had not acknowledged comes once more, and must change nothing.
  await sleep(play.broker.kind === 'nats' ? 12_000 : 1500);
  return {
    ...{ published, kills: consumer.kills, largestBacklog },
    publishedPerSecond: Math.round(published / publisher.seconds),
    storedPerSecond: Math.round(published / ((ended - began) / 1000)),
    drainedInSeconds: Math.round((ended - publisher.endedAt) / 100) / 10,
    ...(await judge(store, published)),
  };
}

async function countStored(store: Store): Promise<number> {
  const states = await store.datasets.states();
  return states.find((state) => state.dataset === dataset)?.records ?? 0;
}

/** The numbers from 1 on: each must stand in one record, which never had another version. */
async function judge(store: Store, published: number): Promise<{ lost: number; doubled: number }> {
  const [row] = await store.database.query<{ all: string; distinct: string; versions: string }[]>(
    `SELECT count(*) AS all, count(DISTINCT (payload->>'n')::int) AS distinct,
            (SELECT count(*) FROM record_history WHERE dataset = $1) AS versions
     FROM record WHERE dataset = $1 AND (payload->>'n')::int > 0`,
    [dataset],
  );
  const distinct = Number(row?.distinct ?? 0);
  return {
    lost: published - distinct,
    doubled: Number(row?.all ?? 0) - distinct + Number(row?.versions ?? 0),
  };
}

function forkProgram(name: string, args: readonly (string | number)[]): ChildProcess {
  return fork(fileURLToPath(new URL(name, import.meta.url)), args.map(String), { execArgv: [] });
}

class Consumer {
  kills = 0;
  readonly #play: Play;
  #child: ChildProcess | undefined;

  constructor(play: Play) {
    this.#play = play;
  }

  async start(): Promise<void> {
    const { broker, databaseUrl } = this.#play;
    const child = forkProgram('./consumer.ts', [broker.kind, broker.port, databaseUrl]);
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) => reject(new Error(`The consumer ended with ${code}.`)));
    });
  }

  /** SIGKILL: no handler runs, nothing is said goodbye. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Spread evenly; each time it is started again at once. */
  async killRepeatedly(times: number, seconds: number): Promise<void> {
    const began = performance.now();
    for (let kill = 1; kill <= times; kill += 1) {
      const at = (seconds * 1000 * kill) / (times + 1);
      await sleep(Math.max(0, began + at - performance.now()));
      await this.kill();
      this.kills += 1;
      await this.start();
    }
  }
}

class Publisher {
  confirmed = 0;
  seconds = NaN;
  isDone = false;
  endedAt = Infinity;

  readonly #child: ChildProcess;

  constructor({ broker, rate }: Play, count: number) {
    const child = forkProgram('./publisher.ts', [broker.kind, broker.port, rate, count]);
    this.#child = child;
    child.on('message', ({ confirmed, seconds, done }: Said) => {
      this.confirmed = confirmed ?? this.confirmed;
      if (!done) return;
      this.seconds = seconds ?? NaN;
      this.isDone = true;
      this.endedAt = performance.now();
    });
  }

  /** What was not published cannot be counted as lost. */
  assertWell(): void {
    if (!this.isDone && this.#child.exitCode !== null)
      throw new Error('The publisher ended before its time.');
  }
}
