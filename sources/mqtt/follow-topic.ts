import type { MqttClient } from 'mqtt';
import { Gatherer, type BatchWindow } from '../stream/index.ts';
import { openSession, type Connection } from './connect.ts';
import { HeldAcknowledgements, type Acknowledgement } from './held-acknowledgements.ts';
import type { Message } from './to-row.ts';

export interface Following {
  topic: string;
  /** The name under which the broker keeps our session. */
  clientId: string;
  batch: BatchWindow;
  onMessages: (messages: Message[]) => Promise<void>;
}

interface Arrived {
  message: Message;
  acknowledgement: Acknowledgement | undefined;
}

/**
 * Delivers messages in their order, batch after batch, until the signal aborts; a lost connection is opened again. A
 * message is acknowledged when its batch was delivered, so what is lost with a hub that is killed comes again.
 */
export async function followTopic(
  connection: Connection,
  following: Following,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const client = openSession(connection, following.clientId, 4 * following.batch.messages);
  const acknowledgements = new HeldAcknowledgements(client);
  const gatherer = new Gatherer<Arrived>(following.batch);
  client.handleMessage = ({ topic, payload, qos, messageId, retain }, done) => {
    const message: Message = { topic, payload: Buffer.from(payload), retain };
    const acknowledgement =
      qos === 1 && messageId !== undefined ? acknowledgements.hold(messageId) : undefined;
    gatherer.add({ message, acknowledgement }, done);
  };
  subscribe(client, following.topic);
  try {
    while (!signal.aborted) {
      const batch = await gatherer.next(signal);
      if (batch.length === 0) continue;
      await following.onMessages(batch.map(({ message }) => message));
      acknowledgements.release(batch.flatMap(({ acknowledgement }) => acknowledgement ?? []));
    }
  } finally {
    await leave(client);
  }
}

/** A session that the broker has kept is subscribed already, and what came meanwhile is on its way. */
function subscribe(client: MqttClient, topic: string): void {
  client.on('connect', ({ sessionPresent }) => {
    if (!sessionPresent) client.subscribeAsync(topic, { qos: 1 }).catch(() => client.reconnect());
  });
}

/** Politely, so that the last acknowledgements arrive; a broker that does not answer is left all the same. */
async function leave(client: MqttClient): Promise<void> {
  const politely = client.connected ? client.endAsync(false) : Promise.resolve();
  const timer = new Promise((resolve) => setTimeout(resolve, 500).unref());
  await Promise.race([politely.catch(() => undefined), timer]);
  await client.endAsync(true).catch(() => undefined);
}
