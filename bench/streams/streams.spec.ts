import { expect, it } from '@jest/globals';
import { openTestStore } from '../../mesh/store/testing/index.ts';
import { startMosquitto } from '../../sources/mqtt/testing/start-mosquitto.ts';
import { startNats } from '../../sources/nats/testing/index.ts';
import { describeWith, findServer } from '../../sources/testing/index.ts';
import { playStream } from './play-stream.ts';

/** The measurement itself, short: what it would find wrong must be found wrong here too. */
const play = { rate: 600, seconds: 4, kills: 2 };

describeWith('mosquitto', 'a hub that is killed while it follows MQTT', () => {
  it('keeps every message once', async () => {
    const server = await startMosquitto(findServer('mosquitto') ?? '');
    const store = await openTestStore();
    const broker = { kind: 'mqtt' as const, port: server.port };
    const figures = await playStream({ ...play, broker, databaseUrl: store.url });
    await store.close();
    await server.stop();
    expect(figures).toMatchObject({ published: 2400, kills: 2, lost: 0, doubled: 0 });
  });
});

describeWith('nats-server', 'a hub that is killed while it follows JetStream', () => {
  it('keeps every message once', async () => {
    const server = await startNats(findServer('nats-server') ?? '');
    const store = await openTestStore();
    const broker = { kind: 'nats' as const, port: server.port };
    const figures = await playStream({ ...play, broker, databaseUrl: store.url });
    await store.close();
    await server.stop();
    expect(figures).toMatchObject({ published: 2400, kills: 2, lost: 0, doubled: 0 });
  });
});
