import { describe, expect, it } from '@jest/globals';
import { runMeasured } from './run-measured.ts';
import { toLastSentence } from './to-last-sentence.ts';

const node = (program: string, minutes?: number) =>
  runMeasured({ command: process.execPath, args: ['-e', program], minutes });
const grow = (mebibytes: number) =>
  `const b = Buffer.alloc(${mebibytes} * 2 ** 20, 1); setTimeout(() => console.log(b.length), 300)`;

describe('a measured program', () => {
  it('is told by what it prints, by its time and by the memory that it had', async () => {
    const [small, large] = [await node(grow(1)), await node(grow(200))];
    expect(large).toMatchObject({ outcome: 'done', stdout: `${200 * 2 ** 20}\n` });
    expect(large.seconds).toBeGreaterThan(0.3);
    // Other systems than Linux do not tell.
    if (process.platform !== 'linux') return;
    expect((large.peakMiB ?? 0) - (small.peakMiB ?? 0)).toBeGreaterThan(150);
    expect((large.peakMiB ?? 0) - (small.peakMiB ?? 0)).toBeLessThan(260);
  });

  it('has the memory of those whom it has started added', async () => {
    const parent = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(grow(200))}])`;
    const { peakMiB } = await node(parent);
    if (process.platform === 'linux') expect(peakMiB).toBeGreaterThan(200);
  });

  it('that fails says its last words', async () => {
    const failed = await node('console.error("no such file"); process.exit(3)');
    expect(failed).toMatchObject({ outcome: 'failed', lastWords: 'no such file\n' });
    const thrown = await node('throw new RangeError("too far")');
    expect(toLastSentence(thrown.lastWords)).toBe('RangeError: too far');
    const missing = await runMeasured({ command: 'no-such-program', args: [] });
    expect(missing.outcome).toBe('failed');
    expect(missing.lastWords).toContain('no-such-program');
  });

  it('that takes too long is ended', async () => {
    const late = await node('setTimeout(() => 0, 60_000)', 0.01);
    expect(late.outcome).toBe('out of time');
    expect(late.seconds).toBeLessThan(30);
  });
});
