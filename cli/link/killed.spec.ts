import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chooseOutputs } from './choose-outputs.ts';

const bin = fileURLToPath(new URL('../../bin/causeway.js', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'causeway-link-'));
const input = join(root, 'people.csv');

beforeAll(() => {
  const people = Array.from({ length: 1500 }, (_, n) => {
    const [born, name] = [1950 + (n % 50), `人${String.fromCodePoint(0x4e00 + (n % 1900))}`];
    return `${name},${born}-0${1 + (n % 9)}-1${n % 7},1395521${1000 + (n % 2000)}`;
  });
  writeFileSync(input, ['姓名,出生日期,电话', ...people].join('\n'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const toArguments = (flags: readonly string[]) => [bin, 'link', '--auto', '--input', input, ...flags];

/** Runs the command; with `killAt` it is killed as soon as it says so. */
async function link(flags: readonly string[], killAt?: RegExp) {
  const child = spawn(process.execPath, toArguments(flags), { env: { NODE_OPTIONS: '' } });
  let said = '';
  child.stdout.resume();
  child.stderr.on('data', (text) => {
    said += String(text);
    if (killAt?.test(said)) child.kill('SIGKILL');
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal, said };
}

describe('causeway link', () => {
  it('goes on after a kill, makes the folder that is missing, and leaves nothing else behind', async () => {
    const flags = (name: string) => ['--out', join(root, name, 'deep', 'clusters.csv')];
    const work = ['--work', join(root, 'work')];
    expect((await link([...flags('killed'), ...work], /comparing/)).signal).toBe('SIGKILL');
    expect(existsSync(join(root, 'killed', 'deep', 'clusters.csv'))).toBe(false);
    const again = await link([...flags('killed'), ...work]);
    expect(again).toMatchObject({ code: 0 });
    expect(again.said).toMatch(/^ {2}an earlier run finished “[a-z ]+”: going on after it\n/);
    expect(again.said).not.toMatch(/reading|looking at the columns|normalising +4/);
    expect(existsSync(join(root, 'work'))).toBe(false);
    expect(await link(flags('calm'))).toMatchObject({ code: 0 });
    for (const file of ['clusters.csv', 'clusters.model.yaml'])
      expect(readFileSync(join(root, 'killed', 'deep', file), 'utf8')).toBe(
        readFileSync(join(root, 'calm', 'deep', file), 'utf8'),
      );
  }, 120_000);

  it('says in one sentence, before any work, that it cannot write there', async () => {
    const { code, said } = await link(['--out', join(input, 'clusters.csv')]);
    expect(said).toBe(`${input} cannot be a folder, for a part of it is a file: name another place.\n`);
    expect(code).toBe(2);
  }, 60_000);

  // A file system of its own that is soon full; only where a user may make one.
  const mayMount = spawnSync('unshare', ['-rm', 'true']).status === 0;
  (mayMount ? it : it.skip)(
    'says in one sentence that the disk is full, and leaves no half file',
    () => {
      const disk = join(root, 'disk');
      mkdirSync(disk);
      const script = `mount -t tmpfs -o size=64k none ${disk} && "$@"; code=$?; ls ${disk}; exit $code`;
      const flags = ['--out', join(disk, 'clusters.csv')];
      const words = ['-rm', 'sh', '-c', script, 'sh', process.execPath, ...toArguments(flags)];
      const { status, stdout, stderr } = spawnSync('unshare', words, {
        env: { NODE_OPTIONS: '', PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
        encoding: 'utf8',
      });
      expect(stderr.split('\n').at(-2)).toMatch(
        /^The disk is full at .*disk.*: make room and start again\.$/,
      );
      expect([status, stdout.trim()]).toEqual([1, '']);
    },
    60_000,
  );
});

describe('chooseOutputs', () => {
  it('replaces what a run that was cut had just put there, and nothing else', () => {
    const [out, work] = [join(root, 'there.csv'), join(root, 'cut')];
    const flags = { input: [input], out, work };
    writeFileSync(out, 'cluster\n');
    expect(() => chooseOutputs(flags)).toThrow('is there already');
    mkdirSync(work);
    writeFileSync(join(work, 'outputs.json'), JSON.stringify([out]));
    expect(chooseOutputs(flags)).toMatchObject({ out, work });
    expect(() => chooseOutputs({ ...flags, work: join(root, 'other') })).toThrow('is there already');
  });

  it('keeps finished stages of large inputs only, beside the clusters', () => {
    const large = join(root, 'large.csv');
    spawnSync('truncate', ['-s', '600M', large]);
    const out = join(root, 'o.csv');
    expect(chooseOutputs({ input: [input], out }).work).toBeUndefined();
    expect(chooseOutputs({ input: [input, large], out }).work).toBe(`${out}.work`);
    expect(chooseOutputs({ input: [large], json: true }).work).toBeUndefined();
  });
});
