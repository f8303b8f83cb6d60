import { createServer, type AddressInfo, type Server } from 'node:net';
import { Aedes } from 'aedes';

export interface Broker {
  port: number;
  publish(topic: string, payload: string, retain?: boolean): Promise<void>;
  /** Clients that are connected now. */
  clients(): number;
  /** How often anybody has subscribed to anything; the broker's own subscriptions are not counted. */
  subscriptions(): number;
  close(): Promise<void>;
}

/** A real MQTT broker; with `port` at a given place, as after a restart. */
export async function startBroker(port = 0): Promise<Broker> {
  const aedes = await Aedes.createBroker();
  const server: Server = createServer((socket) => aedes.handle(socket));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  let subscriptions = 0;
  aedes.on('subscribe', (wanted, client) => (subscriptions += client ? wanted.length : 0));
  const publish = (topic: string, payload: string, retain = true) =>
    new Promise<void>((resolve, reject) => {
      const packet = { cmd: 'publish' as const, qos: 1 as const, dup: false, retain, topic, payload };
      aedes.publish(packet, (error) => (error ? reject(error) : resolve()));
    });
  const close = async () => {
    await new Promise<void>((resolve) => aedes.close(() => resolve()));
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    port: (server.address() as AddressInfo).port,
    publish,
    clients: () => aedes.connectedClients,
    subscriptions: () => subscriptions,
    close,
  };
}
