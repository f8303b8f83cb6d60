import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateCity } from '../../generator/generate-city.ts';
import { forkSystem } from './fork-system.ts';
import type { ForkedSystem } from './fork-system.ts';

const health = new URL('../health.ts', import.meta.url);

describe('a legacy system as a process', () => {
  let data: string;
  const running: ForkedSystem[] = [];

  const start = async (port = 0, folder = data): Promise<ForkedSystem> => {
    const system = await forkSystem(health, folder, port);
    running.push(system);
    return system;
  };
  const ask = (system: ForkedSystem) => fetch(`http://127.0.0.1:${system.port}/residents?limit=1`);

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'legacy-process-'));
    await generateCity({ out: data, scale: 0.01 });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((system) => system.end()));
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  it('says that it is ready when it answers', async () => {
    const response = await ask(await start());
    expect(response.status).toBe(200);
  });

  it('counts its calls', async () => {
    const system = await start();
    await ask(system);
    await ask(system);
    expect(await system.ask({ count: true })).toEqual({ calls: 2 });
  });

  it('cuts every connection when it is to be down, and answers again when it is to be well', async () => {
    const system = await start();
    expect(await system.ask({ misbehave: 'down' })).toEqual({ misbehaves: 'down' });
    await expect(ask(system)).rejects.toThrow();
    await system.ask({ misbehave: 'ok' });
    expect((await ask(system)).status).toBe(200);
  });

  it('holds answers back when it is to be slow, until it is to be well', async () => {
    const system = await start();
    await system.ask({ misbehave: 'slow' });
    const answered = ask(system).then(() => 'answered');
    const waited = new Promise((resolve) => setTimeout(resolve, 300, 'waited'));
    expect(await Promise.race([answered, waited])).toBe('waited');
    await system.ask({ misbehave: 'ok' });
    expect(await answered).toBe('answered');
  });

  it('answers what nobody can understand when it is to answer rubbish', async () => {
    const system = await start();
    await system.ask({ misbehave: 'rubbish' });
    const text = await (await ask(system)).text();
    expect(() => JSON.parse(text) as unknown).toThrow();
  });

  it('refuses a misbehaviour that it does not know', async () => {
    const system = await start();
    expect(await system.ask({ misbehave: 'sulk' })).toEqual({
      failed: 'misbehave is one of ok, down, slow, rubbish.',
    });
  });

  it('ends in order when its parent lets it go, even while it holds answers back', async () => {
    const system = await start();
    await system.ask({ misbehave: 'slow' });
    void ask(system).catch(() => undefined);
    expect(await system.end()).toBe(0);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends in order on %s', async (signal) => {
    const system = await start();
    const ended = new Promise((resolve) => system.child.once('exit', resolve));
    system.child.kill(signal);
    expect(await ended).toBe(0);
  });

  it('says in one sentence that its port is taken', async () => {
    const first = await start();
    await expect(start(first.port)).rejects.toThrow(
      `Port ${first.port} is taken: stop what listens there or change it in city.yaml.`,
    );
  });

  it('says which register is missing', async () => {
    await expect(start(0, join(data, 'nowhere'))).rejects.toThrow('residents.jsonl');
  });
});
