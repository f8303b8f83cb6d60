import type { NatsConnection } from '@nats-io/transport-node';
import { StreamPages } from '../pages/index.ts';
import type { DatasetRead, KindReader, PageReader, ReadingStart, RowBatch, Source } from '../port/index.ts';
import { toBatchWindow, wait } from '../stream/index.ts';
import { openConnection, type Connection } from './connect.ts';
import { followStream } from './follow-stream.ts';
import type { NatsDataset, NatsSystem } from './generated/nats.ts';
import { readStream } from './read-stream.ts';

/** Between two tries to follow. Milliseconds. */
const firstPause = 500;
const longestPause = 15_000;

export class NatsReader implements KindReader {
  readonly #connection: Connection;
  readonly #closing = new AbortController();

  constructor(source: Source) {
    this.#connection = (source.settings as NatsSystem).connection;
  }

  /** What the stream holds when the reading begins. */
  openPages(read: DatasetRead, start?: ReadingStart): PageReader {
    const settings = read.settings as NatsDataset;
    return new StreamPages(async () => {
      const connection = await openConnection(this.#connection);
      const batches = readStream(connection, settings, start?.from);
      return { batches, destroy: () => connection.close() };
    });
  }

  /** A lost connection, and a server that refuses for now, are tried again; only a batch that was not taken ends it. */
  async follow(
    read: DatasetRead,
    onBatch: (batch: RowBatch) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const ends = AbortSignal.any([signal, this.#closing.signal]);
    const deliver = toDelivery(onBatch);
    for (let pause = firstPause; !ends.aborted; pause = Math.min(2 * pause, longestPause)) {
      const delivered = deliver.count;
      await this.#followOnce(read, deliver, ends).catch(() => undefined);
      if (deliver.failure !== undefined) throw deliver.failure;
      if (deliver.count > delivered) pause = firstPause;
      await wait(pause, ends);
    }
  }

  close(): Promise<void> {
    this.#closing.abort(new Error('The reader is closed.'));
    return Promise.resolve();
  }

  async #followOnce(read: DatasetRead, deliver: Delivery, signal: AbortSignal): Promise<void> {
    const settings = read.settings as NatsDataset;
    const connection: NatsConnection = await openConnection(this.#connection);
    const consumer = settings.consumer ?? `causeway-${read.dataset.replace(/[^A-Za-z0-9_-]/g, '_')}`;
    const following = { settings, consumer, batch: toBatchWindow(settings.batch), onBatch: deliver.take };
    try {
      await followStream(connection, following, signal);
    } finally {
      await connection.close().catch(() => undefined);
    }
  }
}

interface Delivery {
  take: (batch: RowBatch) => Promise<void>;
  count: number;
  failure: unknown;
}

/** Tells a failure of whoever takes the rows from one of the stream. */
function toDelivery(onBatch: (batch: RowBatch) => Promise<void>): Delivery {
  const delivery: Delivery = {
    count: 0,
    failure: undefined,
    take: async (batch) => {
      try {
        await onBatch(batch);
        delivery.count += 1;
      } catch (error) {
        delivery.failure = error ?? new Error('The batch was not taken.');
        throw error;
      }
    },
  };
  return delivery;
}
