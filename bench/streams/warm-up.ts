import { setTimeout as sleep } from 'node:timers/promises';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { connectAsync } from 'mqtt';
import { stream, subject, toMessage, topic, type Broker } from './stream-dataset.ts';

/** Makes the stream where it must be made, and sends the message 0 until the consumer has stored one. */
export async function warmUp({ kind, port }: Broker, isStored: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  const { send, close } = await (kind === 'nats' ? openNats(port) : openMqtt(port));
  while (!(await isStored())) {
    if (performance.now() > deadline) throw new Error('The consumer stored nothing.');
    await send();
    await sleep(200);
  }
  await close();
}

interface Sender {
  send: () => Promise<unknown>;
  close: () => Promise<unknown>;
}

async function openMqtt(port: number): Promise<Sender> {
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`);
  return { send: () => client.publishAsync(topic, toMessage(0), { qos: 1 }), close: () => client.endAsync() };
}

async function openNats(port: number): Promise<Sender> {
  const connection = await connect({ servers: `127.0.0.1:${port}` });
  await (await jetstreamManager(connection)).streams.add({ name: stream, subjects: [subject] });
  let isSent = false;
  const send = async () => {
    if (!isSent) await jetstream(connection).publish(subject, toMessage(0));
    isSent = true;
  };
  return { send, close: () => connection.close() };
}
