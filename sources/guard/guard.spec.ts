import { describe, expect, it } from '@jest/globals';
import { sourceError } from '../errors/index.ts';
import type { GuardSettings } from '../port/index.ts';
import { Guard } from './index.ts';

const settings: GuardSettings = {
  ...{ deadline: 300, readDeadline: 300, retries: 2, concurrency: 4 },
  breaker: { failures: 3, pause: 200 },
};
const never = new AbortController().signal;
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const open = (given: Partial<GuardSettings> = {}) => new Guard({ ...settings, ...given });
const fails = (code: 'SOURCE_UNREACHABLE' | 'SOURCE_RUBBISH' | 'SOURCE_REFUSED') => () =>
  Promise.reject(sourceError(code));

describe('the guard', () => {
  it('tries again what may pass, and counts each try', async () => {
    const guard = open();
    let tries = 0;
    const flaky = () => (++tries < 3 ? fails('SOURCE_UNREACHABLE')() : Promise.resolve('fine'));
    expect(await guard.read(flaky, never)).toBe('fine');
    expect(guard.calls).toBe(3);
  });

  it.each(['SOURCE_RUBBISH', 'SOURCE_REFUSED'] as const)('does not ask again after %s', async (code) => {
    const guard = open();
    await expect(guard.ask(fails(code))).rejects.toMatchObject({ code });
    expect(guard.calls).toBe(1);
  });

  it('gives up after the retries', async () => {
    const guard = open({ retries: 1, deadline: 2000 });
    await expect(guard.ask(fails('SOURCE_UNREACHABLE'))).rejects.toMatchObject({
      code: 'SOURCE_UNREACHABLE',
    });
    expect(guard.calls).toBe(2);
  });

  it('keeps one deadline over waiting, tries and retries, and tells the task', async () => {
    const guard = open({ retries: 9, breaker: { failures: 99, pause: 1 } });
    let told: unknown;
    const asked = guard.ask(async (signal) => {
      signal.addEventListener('abort', () => (told = signal.reason));
      await wait(120);
      throw sourceError('SOURCE_UNREACHABLE');
    });
    await expect(asked).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT', details: { deadline: 300 } });
    expect(told).toMatchObject({ code: 'SOURCE_TIMEOUT' });
  });

  it('gives each page of a whole reading the read deadline anew', async () => {
    const guard = open({ retries: 1 });
    const started = performance.now();
    await expect(guard.read(() => new Promise(() => undefined), never)).rejects.toMatchObject({
      code: 'SOURCE_TIMEOUT',
    });
    expect(performance.now() - started).toBeGreaterThan(590);
    expect(guard.calls).toBe(2);
  });

  it('lets no more in at the same time than it may', async () => {
    const guard = open({ concurrency: 2, deadline: 5000 });
    let [now, most] = [0, 0];
    const task = async () => {
      most = Math.max(most, ++now);
      await wait(20);
      now -= 1;
    };
    await Promise.all(Array.from({ length: 7 }, () => guard.ask(task)));
    expect(most).toBe(2);
  });

  it('begins no more reads in any second than it may', async () => {
    const guard = open({ readsPerSecond: 4, concurrency: 9, deadline: 5000 });
    const begun: number[] = [];
    await Promise.all(
      Array.from({ length: 9 }, () => guard.ask(async () => void begun.push(performance.now()))),
    );
    begun.slice(4).forEach((at, index) => expect(at - (begun[index] ?? 0)).toBeGreaterThan(990));
  });

  it('leaves a failing source in peace, lets one try after the pause, and goes on when it is well', async () => {
    const guard = open({ retries: 0 });
    for (let failure = 0; failure < 3; failure++)
      await guard.ask(fails('SOURCE_UNREACHABLE')).catch(() => undefined);
    await expect(guard.ask(() => Promise.resolve(1))).rejects.toMatchObject({ code: 'SOURCE_RESTING' });
    expect(guard.calls).toBe(3);
    await wait(220);
    const trial = guard.ask(() => wait(50));
    await expect(guard.ask(() => Promise.resolve(1))).rejects.toMatchObject({ code: 'SOURCE_RESTING' });
    await trial;
    expect(await guard.ask(() => Promise.resolve(1))).toBe(1);
  });

  it('rests again when the trial fails', async () => {
    const guard = open({ retries: 0 });
    for (let failure = 0; failure < 3; failure++)
      await guard.ask(fails('SOURCE_UNREACHABLE')).catch(() => undefined);
    await wait(220);
    await expect(guard.ask(fails('SOURCE_UNREACHABLE'))).rejects.toMatchObject({
      code: 'SOURCE_UNREACHABLE',
    });
    await expect(guard.ask(() => Promise.resolve(1))).rejects.toMatchObject({
      code: 'SOURCE_RESTING',
      details: { pause: 1 },
    });
  });

  it('does not blame the source for rubbish that is no overload, nor for a caller who left', async () => {
    const guard = open({ retries: 0, breaker: { failures: 1, pause: 10_000 } });
    await guard.ask(fails('SOURCE_RUBBISH')).catch(() => undefined);
    const controller = new AbortController();
    const asked = guard.ask(() => wait(1000), controller.signal);
    controller.abort(new Error('left'));
    await expect(asked).rejects.toThrow('left');
    expect(await guard.ask(() => Promise.resolve(1))).toBe(1);
  });

  it('frees the place of a task that was cut', async () => {
    const guard = open({ concurrency: 1, retries: 0, breaker: { failures: 9, pause: 1 } });
    const controller = new AbortController();
    const first = guard.ask(() => wait(250), never);
    const second = guard.ask(() => Promise.resolve('second'), controller.signal);
    controller.abort(new Error('left'));
    await expect(second).rejects.toThrow('left');
    await first;
    expect(await guard.ask(() => Promise.resolve('third'))).toBe('third');
  });
});
