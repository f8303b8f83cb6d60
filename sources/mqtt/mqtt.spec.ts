import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RowBatch } from '../port/index.ts';
import { openTestReader, readRows, until } from '../testing/index.ts';
import { startBroker, type Broker } from './testing/start-broker.ts';

let broker: Broker;
beforeEach(async () => {
  broker = await startBroker();
});
afterEach(() => broker.close());

const open = (
  dataset = '{ topic: taxis/+/position, keyFromTopic: terminal, quiet: 600ms }',
  port = broker.port,
) =>
  openTestReader(`
kind: mqtt
title: { en: Office }
connection: { url: "mqtt://127.0.0.1:${port}" }
guard: { retries: 0, readDeadline: 20s }
datasets: { positions: ${dataset} }
`);

describe('an MQTT source', () => {
  it('reads what the broker has retained, each topic once', async () => {
    await broker.publish('taxis/T1/position', '{"plate": "皖C1", "speed": 1}');
    await broker.publish('taxis/T1/position', '{"plate": "皖C1", "speed": 2}');
    await broker.publish('taxis/T2/position', 'no json');
    await broker.publish('buses/B1/position', '{"plate": "bus"}');
    const { reader, read } = open();
    const { rows, broken, total } = await readRows(reader, read('positions'));
    expect(rows).toEqual([
      { value: { plate: '皖C1', speed: 2, terminal: 'T1' }, position: 'taxis/T1/position' },
    ]);
    expect(broken).toEqual([
      { raw: 'no json', position: 'taxis/T2/position', sentence: 'The message is no JSON object.' },
    ]);
    expect(total).toBe(2);
    await until(() => broker.clients() === 0);
    await reader.close();
  });

  it('ends its snapshot although news keep coming', async () => {
    await broker.publish('taxis/T1/position', '{"speed": 0}');
    const timer = setInterval(() => void broker.publish('taxis/T1/position', '{"speed": 9}'), 50);
    const { reader, read } = open();
    const { rows } = await readRows(reader, read('positions')).finally(() => clearInterval(timer));
    expect(rows.map(({ value }) => value.speed)).toEqual([9]);
    await reader.close();
  });

  it('follows in order, through a restart of the broker, until it is told to stop', async () => {
    const { reader, read } = open();
    const got: RowBatch[] = [];
    const speeds = () => got.flatMap(({ rows }) => rows.map(({ value }) => value.speed));
    const controller = new AbortController();
    const following = reader.follow?.(
      read('positions'),
      async (batch) => void got.push(batch),
      controller.signal,
    );
    await until(() => broker.subscriptions() === 1);
    for (const speed of [1, 2, 3]) await broker.publish('taxis/T1/position', `{"speed": ${speed}}`, false);
    await until(() => speeds().length === 3);
    const { port } = broker;
    await broker.close();
    broker = await startBroker(port);
    await broker.publish('taxis/T1/position', '{"speed": 4}');
    await until(() => speeds().length === 4);
    controller.abort();
    await following;
    expect(speeds()).toEqual([1, 2, 3, 4]);
    await until(() => broker.clients() === 0);
    await reader.close();
  });

  it('stops following with the error of whoever takes the rows', async () => {
    await broker.publish('taxis/T1/position', '{"speed": 1}');
    const { reader, read } = open();
    const following = reader.follow?.(
      read('positions'),
      () => Promise.reject(new Error('full')),
      new AbortController().signal,
    );
    await expect(following).rejects.toThrow('full');
    await reader.close();
  });

  it('is unreachable where nobody listens', async () => {
    const { reader, read } = open(undefined, 1);
    await expect(readRows(reader, read('positions'))).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    expect(await reader.probe()).toMatchObject({
      ok: false,
      sentence: 'office.positions could not be reached.',
    });
    await reader.close();
  });
});
