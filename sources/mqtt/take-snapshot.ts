import type { IPublishPacket, MqttClient } from 'mqtt';
import { sourceError } from '../errors/index.ts';
import { openOnce, toMqttError, type Connection } from './connect.ts';
import type { Message } from './to-row.ts';

export interface Snapshot {
  topic: string;
  /** Milliseconds without a retained message after which the snapshot is complete. */
  quiet: number;
}

/**
 * What the broker has retained under the topic filter, each topic once with its newest message. MQTT does not say when
 * the retained messages have all come: a quiet while is taken for the end; news that arrive meanwhile do not prolong it.
 */
export async function takeSnapshot(
  connection: Connection,
  snapshot: Snapshot,
  signal: AbortSignal,
): Promise<Message[]> {
  const client = openOnce(connection);
  try {
    const newest = await collect(client, snapshot, signal);
    return [...newest.values()];
  } finally {
    await client.endAsync(true).catch(() => undefined);
  }
}

function collect(
  client: MqttClient,
  { topic, quiet }: Snapshot,
  signal: AbortSignal,
): Promise<Map<string, Message>> {
  return new Promise((resolve, reject) => {
    const newest = new Map<string, Message>();
    let timer: NodeJS.Timeout | undefined;
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => resolve(newest), quiet);
    };
    const fail = (error: unknown) => {
      clearTimeout(timer);
      reject(error as Error);
    };
    if (signal.aborted) return fail(signal.reason);
    signal.addEventListener('abort', () => fail(signal.reason), { once: true });
    client.on('error', (error) => fail(toMqttError(error)));
    client.on('close', () => fail(sourceError('SOURCE_UNREACHABLE', 'The broker closed the connection.')));
    client.on('message', (from, payload, packet: IPublishPacket) => {
      newest.set(from, { topic: from, payload });
      if (packet.retain) restart();
    });
    client.on('connect', () => {
      client
        .subscribeAsync(topic, { qos: 1 })
        .then(restart, (error: unknown) => fail(sourceError('SOURCE_REFUSED', error)));
    });
  });
}
