/** Publishes numbered messages at an even rate, each confirmed by the broker. Arguments: kind, port, rate, count. */
import { connectAsync } from 'mqtt';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { subject, toMessage, topic, type StreamKind } from './stream-dataset.ts';

const [kind = '', port = '', rate = '', count = ''] = process.argv.slice(2);
/** A machine that is busy with a start of the hub confirms late. Milliseconds. */
const confirmWithin = 60_000;
/** MQTT numbers what is under way with 16 bits. */
const mostUnderWay = 20_000;
const send = await openSender(kind as StreamKind, Number(port));
const all = Number(count);
const began = performance.now();
let [sent, confirmed] = [0, 0];
let failure: unknown;

process.on('disconnect', () => process.exit());
const timer = setInterval(() => process.send?.({ confirmed }), 500);
while (sent < all && failure === undefined) {
  const due = Math.min(all, Math.ceil(((performance.now() - began) / 1000) * Number(rate)));
  for (; sent < due && sent - confirmed < mostUnderWay; sent += 1)
    send(toMessage(sent + 1)).then(
      () => (confirmed += 1),
      (error: unknown) => (failure ??= error),
    );
  await new Promise((resolve) => setTimeout(resolve, 5));
}
while (confirmed < sent && failure === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
clearInterval(timer);
if (failure !== undefined) throw failure;
process.send?.({ confirmed, seconds: (performance.now() - began) / 1000, done: true }, () => process.exit());

async function openSender(of: StreamKind, at: number): Promise<(message: string) => Promise<unknown>> {
  if (of === 'nats') {
    const client = jetstream(await connect({ servers: `127.0.0.1:${at}` }));
    return (message) => client.publish(subject, message, { timeout: confirmWithin });
  }
  const client = await connectAsync(`mqtt://127.0.0.1:${at}`);
  return (message) => client.publishAsync(topic, message, { qos: 1 });
}
