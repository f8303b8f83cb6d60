import {
  AckPolicy,
  jetstream,
  jetstreamManager,
  type JetStreamClient,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { connect, headers, nanos, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { RowBatch, SourceReader } from '../port/index.ts';
import type { RunningServer } from '../stream/testing/index.ts';
import { describeWith, findServer, makeFolder, openTestReader, readRows, until } from '../testing/index.ts';
import { startNats } from './testing/index.ts';

const settings =
  '{ stream: EVENTS, subject: "events.>", messageId: event_id, acknowledgeWithin: 1s, batch: { messages: 50, window: 100ms } }';

describeWith('nats-server', 'a NATS JetStream source', () => {
  let server: RunningServer;
  let connection: NatsConnection;
  let manager: JetStreamManager;
  let stream: JetStreamClient;
  const opened: SourceReader[] = [];

  const open = (dataset = settings, credentials = '') => {
    const test = openTestReader(`
kind: nats
title: { en: Office }
connection: { url: "nats://127.0.0.1:${server.port}"${credentials} }
guard: { retries: 0, readDeadline: 8s }
datasets: { events: ${dataset} }
`);
    opened.push(test.reader);
    return { ...test, read: test.read('events', 'event_id') };
  };

  const follow = (onBatch: (batch: RowBatch) => Promise<void>, dataset?: string) => {
    const { reader, read } = open(dataset);
    const controller = new AbortController();
    const done = reader.follow?.(read, onBatch, controller.signal) ?? Promise.resolve();
    done.catch(() => undefined);
    return { done, stop: () => (controller.abort(), done) };
  };
  const publish = async (from: number, to: number) => {
    for (let n = from; n <= to; n++) await stream.publish(`events.camera${n % 3}`, JSON.stringify({ n }));
  };

  beforeAll(async () => {
    server = await startNats(findServer('nats-server') ?? '');
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    connection = await connect({ servers: `127.0.0.1:${server.port}` });
    manager = await jetstreamManager(connection);
    stream = jetstream(connection);
    await manager.streams.add({ name: 'EVENTS', subjects: ['events.>'], storage: 'memory' as never });
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((reader) => reader.close()));
    await manager.streams.delete('EVENTS').catch(() => undefined);
    await connection.close();
  });

  it('reads what the stream holds, each message under an identity of its own, and leaves no trace', async () => {
    await publish(1, 3);
    await stream.publish('events.camera1', 'no json');
    const named = headers();
    named.set('Nats-Msg-Id', 'own-name');
    await stream.publish('events.camera1', '{"n":5}', { headers: named });
    const { reader, read } = open(
      '{ stream: EVENTS, messageId: event_id, keyFromSubject: camera, subject: "events.*" }',
    );
    const { rows, broken, total } = await readRows(reader, read);
    expect(rows.map(({ value }) => [value.n, value.camera])).toEqual([
      [1, 'camera1'],
      [2, 'camera2'],
      [3, 'camera0'],
      [5, 'camera1'],
    ]);
    expect(rows.map(({ value }) => value.event_id)).toEqual([
      ...[1, 2, 3].map((seq) => expect.stringMatching(new RegExp(`^\\d{10}-${seq}$`))),
      'own-name',
    ]);
    const sequences = rows.map(({ sequence }) => sequence);
    expect(new Set(sequences).size).toBe(4);
    expect([...sequences].sort()).toEqual(sequences);
    expect(broken).toEqual([
      { raw: 'no json', position: 'EVENTS:4', sentence: 'The message is no JSON object.' },
    ]);
    expect(total).toBe(5);
    await until(async () => (await manager.streams.info('EVENTS')).state.consumer_count === 0);
  });

  it('goes on where a reading was cut, and starts over in a stream that was made anew', async () => {
    await publish(1, 4500);
    const { reader, read } = open();
    let bookmark = '';
    for await (const batch of reader.readAll(read)) {
      bookmark = batch.bookmark ?? '';
      break;
    }
    const rest: unknown[] = [];
    for await (const { rows } of reader.readAll(read, undefined, { from: bookmark }))
      rest.push(...rows.map(({ value }) => value.n));
    expect(rest).toEqual(Array.from({ length: 2500 }, (_, index) => index + 2001));
    await manager.streams.delete('EVENTS');
    await manager.streams.add({ name: 'EVENTS', subjects: ['events.>'] });
    await publish(1, 2);
    const anew: RowBatch[] = [];
    for await (const batch of reader.readAll(read, undefined, { from: bookmark })) anew.push(batch);
    expect(anew).toMatchObject([{ startedOver: true, rows: [{ value: { n: 1 } }, { value: { n: 2 } }] }]);
  });

  it('acknowledges after a batch was stored, and not before', async () => {
    await publish(1, 3);
    let release: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (release = resolve));
    const { stop } = follow(() => stored);
    const pending = async () =>
      (await manager.consumers.info('EVENTS', 'causeway-office_events')).num_ack_pending;
    await until(
      async () =>
        (await manager.consumers.info('EVENTS', 'causeway-office_events').catch(() => undefined))
          ?.num_ack_pending === 3,
    );
    release();
    await until(async () => (await pending()) === 0);
    await stop();
    expect((await manager.consumers.info('EVENTS', 'causeway-office_events')).config.ack_policy).toBe(
      AckPolicy.Explicit,
    );
  });

  it('that sends again what is still being stored does not make a slow store slower', async () => {
    await publish(1, 3);
    const got: unknown[] = [];
    const { stop } = follow(async (batch) => {
      got.push(...batch.rows.map(({ value }) => value.n));
      await new Promise((resolve) => setTimeout(resolve, 2600));
    });
    const info = async () =>
      manager.consumers.info('EVENTS', 'causeway-office_events').catch(() => undefined);
    await until(
      async () => ((await info())?.delivered.consumer_seq ?? 0) > 3 && (await info())?.num_ack_pending === 0,
    );
    await stop();
    expect(got).toEqual([1, 2, 3]);
  });

  it('sends a batch again that was not taken, with the same identities, and says whose failure it was', async () => {
    await publish(1, 3);
    const first: unknown[] = [];
    const { done } = follow((batch) => {
      first.push(...batch.rows.map(({ value }) => value.event_id));
      return Promise.reject(new Error('the store is away'));
    });
    await expect(done).rejects.toThrow('the store is away');
    const again: unknown[] = [];
    const { stop } = follow(
      async (batch) => void again.push(...batch.rows.map(({ value }) => value.event_id)),
    );
    await until(() => again.length === 3);
    await stop();
    expect(again.sort()).toEqual(first.sort());
  });

  it('follows through a restart of the server, and forgets nothing that came meanwhile', async () => {
    await manager.streams.delete('EVENTS');
    await manager.streams.add({ name: 'EVENTS', subjects: ['events.>'] });
    const got = new Set<unknown>();
    const { stop } = follow(async (batch) => batch.rows.forEach(({ value }) => got.add(value.n)));
    await publish(1, 5);
    await until(() => got.size === 5);
    await connection.close();
    await server.kill();
    await server.start();
    connection = await connect({ servers: `127.0.0.1:${server.port}` });
    manager = await jetstreamManager(connection);
    stream = jetstream(connection);
    await publish(6, 9);
    await until(() => got.size === 9);
    await stop();
  });

  it('leaves a consumer as the administrator has made it', async () => {
    const own = {
      durable_name: 'causeway-office_events',
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(7000),
      max_ack_pending: 9,
    };
    await manager.consumers.add('EVENTS', own);
    await publish(1, 30);
    const got: unknown[] = [];
    const { stop } = follow(async (batch) => void got.push(...batch.rows));
    await until(() => got.length === 30);
    await stop();
    expect((await manager.consumers.info('EVENTS', 'causeway-office_events')).config).toMatchObject(own);
  });

  it('says that the server has no such stream', async () => {
    const { reader, read } = open('{ stream: ABSENT }');
    await expect(readRows(reader, read)).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      sentence: "office.events refused the hub's request: it has no stream ABSENT.",
    });
  });

  it('says that our user may not read the stream', async () => {
    const folder = makeFolder();
    const file = folder.write(
      'nats.conf',
      'authorization { users = [{ user: hub, password: s3cret, permissions: { publish: "nothing", subscribe: "_INBOX.>" } }] }',
    );
    const guarded = await startNats(findServer('nats-server') ?? '', ['-c', file]);
    const { reader, read } = openTestReader(
      `kind: nats\ntitle: { en: A }\nconnection: { url: "nats://127.0.0.1:${guarded.port}", user: hub, password: s3cret }\nguard: { retries: 0 }\ndatasets: { events: { stream: EVENTS } }`,
    );
    await expect(readRows(reader, read('events'))).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      sentence: "office.events refused the hub's request: our user may not read the stream EVENTS.",
    });
    await reader.close();
    await guarded.stop();
    folder.remove();
  });

  it('says that our credentials are not enough', async () => {
    const guarded = await startNats(findServer('nats-server') ?? '', ['--user', 'hub', '--pass', 's3cret']);
    const yaml = (credentials: string) =>
      openTestReader(
        `kind: nats\ntitle: { en: A }\nconnection: { url: "nats://127.0.0.1:${guarded.port}"${credentials} }\nguard: { retries: 0 }\ndatasets: { events: { stream: EVENTS } }`,
      );
    const refused = yaml(', user: hub, password: wrong');
    await expect(readRows(refused.reader, refused.read('events'))).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
      sentence: expect.stringContaining('does not accept our credentials'),
    });
    const accepted = yaml(', user: hub, password: s3cret');
    await expect(readRows(accepted.reader, accepted.read('events'))).rejects.toMatchObject({
      sentence: expect.stringContaining('no stream EVENTS'),
    });
    await guarded.stop();
    const gone = yaml(', user: hub, password: s3cret');
    expect(await gone.reader.probe()).toMatchObject({
      ok: false,
      who: 'department',
      sentence: 'office.events could not be reached.',
    });
  });
});
