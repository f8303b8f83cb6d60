import {
  AckPolicy,
  DeliverPolicy,
  jetstream,
  jetstreamManager,
  JetStreamApiCodes,
  JetStreamApiError,
  type Consumer,
  type JsMsg,
} from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import { toMilliseconds } from '../duration/index.ts';
import type { RowBatch } from '../port/index.ts';
import { Gatherer, type BatchWindow } from '../stream/index.ts';
import type { NatsDataset } from './generated/nats.ts';
import { findStream } from './read-stream.ts';
import { toBatch } from './to-row.ts';

export interface Following {
  settings: NatsDataset;
  /** Name of the durable consumer, which is the place that the server keeps for us. */
  consumer: string;
  batch: BatchWindow;
  onBatch: (batch: RowBatch) => Promise<void>;
}

/**
 * Delivers what comes until the signal aborts or the connection ends. Each message is acknowledged by itself, after its
 * batch was delivered: the server sends the others again.
 * @throws what the server says, and what `onBatch` throws
 */
export async function followStream(
  connection: NatsConnection,
  following: Following,
  signal: AbortSignal,
): Promise<void> {
  const { settings, batch } = following;
  const { created } = await findStream(connection, settings.stream);
  const origin = { created: new Date(created) };
  const consumer = await getConsumer(connection, following);
  const gatherer = new Gatherer<JsMsg>(batch);
  const inHand = new Set<number>();
  const ended = new AbortController();
  const ends = AbortSignal.any([signal, ended.signal]);
  const coming = receive(consumer, gatherer, { size: batch, inHand, signal: ends }).finally(() =>
    ended.abort(),
  );
  coming.catch(() => undefined);
  void connection.closed().then(() => ended.abort());
  while (!ends.aborted) {
    const messages = await gatherer.next(ends);
    if (messages.length === 0) continue;
    await following.onBatch(toBatch(messages, settings, origin));
    for (const message of messages) {
      message.ack();
      inHand.delete(message.seq);
    }
    await connection.flush();
  }
  ended.abort();
  await coming;
}

interface Receiving {
  size: BatchWindow;
  /** Numbers of the messages that wait here or are being stored. */
  inHand: Set<number>;
  signal: AbortSignal;
}

/** Takes messages one after the other, and none while two batches wait. */
async function receive(
  consumer: Consumer,
  gatherer: Gatherer<JsMsg>,
  { size, inHand, signal }: Receiving,
): Promise<void> {
  const messages = await consumer.consume({
    max_messages: 2 * size.messages,
    expires: 5000,
    abort_on_missing_resource: true,
  });
  const stop = () => messages.stop();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    for await (const message of messages) {
      // A store that is slow for a while is sent again what it has: that must not make it slower.
      if (inHand.has(message.seq)) continue;
      inHand.add(message.seq);
      let isHeld = true;
      const room = new Promise<void>((resolve) => {
        gatherer.add(message, () => ((isHeld = false), resolve()));
      });
      if (isHeld) await Promise.race([room, aborted(signal)]);
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** The consumer as the server has it: an administrator may have made it to his own measure. */
async function getConsumer(connection: NatsConnection, following: Following): Promise<Consumer> {
  const { settings, consumer, batch } = following;
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const isThere = await manager.consumers.info(settings.stream, consumer).then(
    () => true,
    (error: unknown) => {
      if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.ConsumerNotFound)
        return false;
      throw error;
    },
  );
  if (!isThere) {
    await manager.consumers.add(settings.stream, {
      ...{ durable_name: consumer, ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All },
      ...{
        ack_wait: nanos(toMilliseconds(settings.acknowledgeWithin ?? '30s')),
        max_ack_pending: 8 * batch.messages,
      },
      ...(settings.subject === undefined ? {} : { filter_subject: settings.subject }),
    });
  }
  return jetstream(connection).consumers.get(settings.stream, consumer);
}
