import { writeFileSync } from 'node:fs';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { RowBatch, SourceReader } from '../port/index.ts';
import type { RunningServer } from '../stream/testing/index.ts';
import { describeWith, findServer, openTestReader, readRows, until } from '../testing/index.ts';
import { startMosquitto } from './testing/start-mosquitto.ts';

describeWith('mosquitto', 'an MQTT source behind Mosquitto', () => {
  let server: RunningServer;
  let publisher: MqttClient;
  let run = 0;
  const opened: SourceReader[] = [];

  const open = (
    dataset = '{ topic: "office/+", messageId: id, batch: { messages: 40, window: 100ms } }',
    connection = '',
  ) => {
    const url = `mqtt://127.0.0.1:${server.port}`;
    const test = openTestReader(`
kind: mqtt
title: { en: Office }
connection: { url: "${url}", client: "hub-${run}"${connection} }
guard: { retries: 0, readDeadline: 20s }
datasets: { events: ${dataset} }
`);
    opened.push(test.reader);
    return { ...test, read: test.read('events') };
  };
  const follow = (onBatch: (batch: RowBatch) => Promise<void>, dataset?: string) => {
    const { reader, read } = open(dataset);
    const controller = new AbortController();
    const done = reader.follow?.(read, onBatch, controller.signal) ?? Promise.resolve();
    done.catch(() => undefined);
    return { done, stop: () => (controller.abort(), done) };
  };
  const publish = async (from: number, to: number) => {
    for (let n = from; n <= to; n++)
      await publisher.publishAsync(`office/${run}`, JSON.stringify({ n, run }), { qos: 1 });
  };
  const numbers = (batch: RowBatch) => batch.rows.map(({ value }) => value.n);

  beforeAll(async () => {
    // It writes its sessions down every second, so that it may be killed.
    server = await startMosquitto(findServer('mosquitto') ?? '', [
      'allow_anonymous true',
      'autosave_interval 1',
    ]);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    run += 1;
    publisher = await connectAsync(`mqtt://127.0.0.1:${server.port}`);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((reader) => reader.close()));
    await publisher.endAsync(true);
  });
  /** The session stands once a first message has come through it. */
  async function openSession(): Promise<void> {
    const got: unknown[] = [];
    const { stop } = follow(async (batch) => void got.push(...numbers(batch)));
    while (got.length === 0) {
      await publish(0, 0);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await stop();
  }

  it('is sent what came while the hub was away', async () => {
    await openSession();
    await publish(1, 100);
    const got: unknown[] = [];
    const { stop } = follow(async (batch) => void got.push(...numbers(batch).filter((n) => n !== 0)));
    await until(() => got.length >= 100);
    await stop();
    expect(got).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  it('is sent again, in order and under the same identities, what was not stored', async () => {
    await openSession();
    await publish(1, 100);
    const first: unknown[] = [];
    const { done } = follow((batch) => {
      first.push(...batch.rows.filter(({ value }) => value.n !== 0).map(({ value }) => value.id));
      return first.length > 50 ? Promise.reject(new Error('killed')) : Promise.resolve();
    });
    await expect(done).rejects.toThrow('killed');
    const again: { n: unknown; id: unknown }[] = [];
    const { stop } = follow(
      async (batch) => void again.push(...batch.rows.map(({ value }) => ({ n: value.n, id: value.id }))),
    );
    await until(() => again.some(({ n }) => n === 100));
    await stop();
    // One batch had been acknowledged; what came with the failure and after it comes again.
    expect(again[0]?.n).toBeGreaterThan(1);
    expect(again[0]?.n).toBeLessThanOrEqual(first.length);
    expect(again.map(({ n }) => n)).toEqual(
      Array.from({ length: again.length }, (_, index) => 101 - again.length + index),
    );
    expect(first).toContain(again[0]?.id);
    const third: unknown[] = [];
    const last = follow(async (batch) => void third.push(...batch.rows));
    await new Promise((resolve) => setTimeout(resolve, 400));
    await last.stop();
    expect(third).toEqual([]);
  });

  it('keeps its session over a crash of the broker', async () => {
    const got = new Set<unknown>();
    const { stop } = follow(async (batch) => numbers(batch).forEach((n) => got.add(n)));
    while (got.size === 0) {
      await publish(0, 0);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await server.kill();
    await server.start();
    await until(() => publisher.connected);
    await publish(1, 20);
    await until(() => got.size === 21);
    await stop();
  });

  it('takes what is retained, and knows an older message that comes later by its order', async () => {
    const topic = `office/${run}`;
    await publisher.publishAsync(topic, '{"at": "2026-11-20T10:00:00+08:00"}', { qos: 1, retain: true });
    const { reader, read } = open(`{ topic: "${topic}", order: at, quiet: 200ms }`);
    const { rows } = await readRows(reader, read);
    const batches: RowBatch[] = [];
    const { stop } = follow(async (batch) => void batches.push(batch), `{ topic: "${topic}", order: at }`);
    await until(() => batches.length === 1);
    await publisher.publishAsync(topic, '{"at": "2026-11-20T01:59:59Z"}', { qos: 1 });
    await until(() => batches.length === 2);
    await stop();
    const [retained, late] = [rows[0]?.sequence ?? '', batches[1]?.rows[0]?.sequence ?? ''];
    expect(batches[0]?.rows[0]?.sequence).toBe(retained);
    expect(late < retained).toBe(true);
    await publisher.publishAsync(topic, '', { qos: 1, retain: true });
  });

  it('says that our credentials are not enough', async () => {
    const file = `${server.folder}/passwords`;
    writeFileSync(file, '');
    const guarded = await startMosquitto(findServer('mosquitto') ?? '', [
      'allow_anonymous false',
      `password_file ${file}`,
    ]);
    const { reader, read } = openTestReader(
      `kind: mqtt\ntitle: { en: A }\nconnection: { url: "mqtt://127.0.0.1:${guarded.port}", user: a, password: b }\nguard: { retries: 0 }\ndatasets: { events: { topic: a } }`,
    );
    await expect(readRows(reader, read('events'))).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
    await reader.close();
    await guarded.stop();
  });
});
