import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { ask, openTestGateway, type TestGateway } from './testing/index.ts';

async function takeAPort(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function askSlowly(gateway: TestGateway, milliseconds: number): Promise<Response> {
  return ask(gateway, '/graphql', {
    method: 'POST',
    body: JSON.stringify({ query: `{ slow(milliseconds: ${milliseconds}) }` }),
    headers: { 'content-type': 'application/json' },
  });
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(5);
}

describe('starting', () => {
  it('says where it listens, on this machine only', async () => {
    const gateway = await openTestGateway();
    expect(gateway.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await gateway.close();
  });

  it('names a port that is taken', async () => {
    const server = await takeAPort();
    const { port } = server.address() as AddressInfo;
    await expect(openTestGateway({ port })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: `Port ${port} is taken by another program: stop it, or choose another port.`,
    });
    server.close();
  });

  it('can take the port of one that was closed', async () => {
    const first = await openTestGateway();
    const port = Number(new URL(first.url).port);
    await ask(first, '/metrics');
    await first.close();
    const second = await openTestGateway({ port });
    expect((await fetch(`${second.url}/health/live`)).status).toBe(200);
    await second.close();
  });
});

describe('closing', () => {
  it('lets requests under way finish and then closes every socket', async () => {
    const gateway = await openTestGateway();
    await ask(gateway, '/metrics');
    const pending = askSlowly(gateway, 400);
    await until(() => gateway.asked.length === 1);
    const closed = gateway.close();
    expect(await (await pending).json()).toEqual({ data: { slow: 'late' } });
    // An idle kept-alive socket would hold it for over a minute, longer than a test may take.
    await closed;
    await expect(fetch(`${gateway.url}/health/live`)).rejects.toThrow();
  });

  it('cuts off what outlasts the deadline, and tells the executor', async () => {
    const gateway = await openTestGateway({ closeDeadline: 100 });
    const pending = askSlowly(gateway, 120_000);
    const outcome = expect(pending).rejects.toThrow();
    await until(() => gateway.asked.length === 1);
    await gateway.close();
    await outcome;
    await until(() => gateway.asked[0]?.signal.aborted === true);
  });

  it('may be asked for twice', async () => {
    const gateway = await openTestGateway();
    await Promise.all([gateway.close(), gateway.close()]);
    await gateway.close();
  });

  it('leaves others alone', async () => {
    const [one, two] = await Promise.all([openTestGateway(), openTestGateway()]);
    await one.close();
    expect((await fetch(`${two.url}/health/live`)).status).toBe(200);
    await two.close();
  });
});
