import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HubProcess, pearlCity } from '../harness/index.ts';

let directory: string;

/** What is printed by a hub that is expected to end by itself. */
async function runToEnd(options: {
  home: string;
  port?: number;
  city?: string;
}): Promise<{ code: number | null; said: string }> {
  const hub = HubProcess.start({ city: pearlCity, scale: 0.02, ...options });
  const code = await hub.ended();
  return { code, said: hub.said.trim() };
}

/** A folder on a file system of its own that is nearly full, or undefined where this user may not mount one. */
async function findSmallDisk(megabytes: number): Promise<{ path: string; unmount: () => void } | undefined> {
  const path = join(directory, 'small');
  await mkdir(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', path], {
      stdio: 'ignore',
    });
    return { path, unmount: () => execFileSync('umount', ['-l', path], { stdio: 'ignore' }) };
  } catch {
    return undefined;
  }
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'causeway-refusals-'));
  await chmod(directory, 0o755);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it('names a port that is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, said } = await runToEnd({ home: join(directory, 'port'), port });
  other.close();
  expect([code, said]).toEqual([
    1,
    `Port ${port} is taken by another program: stop it, or choose another port.`,
  ]);
});

it('names a folder in which it may not write', async () => {
  const file = join(directory, 'a-file');
  await writeFile(file, '');
  const { code, said } = await runToEnd({ home: file });
  expect(code).toBe(1);
  expect(said).toMatch(
    /^The hub may not write in .*a-file.*: give this user write permission, or name another folder/,
  );
  expect(said.split('\n')).toHaveLength(1);
});

it('says that the disk is full, and starts once there is room', async () => {
  const disk = await findSmallDisk(24);
  if (!disk) return console.warn('Skipped: this user may not mount a small file system to fill.');
  try {
    const { code, said } = await runToEnd({ home: disk.path });
    expect(code).toBe(1);
    expect(said.split('\n').at(-1)).toMatch(/^The disk is full.*: make room and start again\.$/);
    execFileSync('mount', ['-o', 'remount,size=2g', disk.path]);
    const hub = HubProcess.start({ city: pearlCity, home: disk.path, scale: 0.02 });
    expect(await hub.ready()).toMatch(/^http/);
    await hub.stop();
  } finally {
    disk.unmount();
  }
}, 180_000);

it('refuses a second hub on the same folder', async () => {
  const home = join(directory, 'twice');
  const hub = HubProcess.start({ city: pearlCity, home, scale: 0.02 });
  await hub.ready();
  const { code, said } = await runToEnd({ home });
  await hub.stop();
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/^A hub already runs on .* as process \d+: stop it first/),
  ]);
}, 120_000);

it('names a city folder that is none', async () => {
  await writeFile(join(directory, 'city.yaml'), 'name: [unclosed\n');
  const broken = await runToEnd({ home: join(directory, 'home'), city: directory });
  expect(broken.code).toBe(1);
  expect(broken.said).toMatch(/^city\.yaml:\d+/);
  const { code, said } = await runToEnd({ home: join(directory, 'home'), city: join(directory, 'twice') });
  expect([code, said]).toEqual([2, expect.stringMatching(/^There is no city\.yaml in /)]);
});
