import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readNumbers } from '../duck.ts';
import { asItIs } from './stage-log.ts';
import { openWorkFolder, type WorkFolder } from './work-folder.ts';

let folder: string;
let work: WorkFolder;

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'causeway-work-')), 'made');
});
afterEach(async () => {
  await work.close();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

/** A stage that makes a table of so many rows, and counts how often it is done. */
const make = (table: string, rows: number) =>
  asItIs(async () => {
    await work.connection.run(`CREATE TABLE ${table} AS SELECT range AS i FROM range(${rows})`);
    return { rows, none: [undefined, -Infinity], column: Int32Array.of(rows) };
  });
const never = asItIs<unknown>(() => Promise.reject(new Error('It is finished already.')));
const count = async (table: string) =>
  (await readNumbers(work.connection, `SELECT count(*) FROM ${table}`))[0];

async function reopen(key = 'one'): Promise<void> {
  await work.close();
  work = await openWorkFolder(folder, key);
}

describe('a work folder', () => {
  it('keeps what finished stages came to, and nothing of the one that was cut', async () => {
    work = await openWorkFolder(folder, 'one');
    expect(work.found).toBeUndefined();
    const made = await work.log.keep('first', make('a', 5000));
    await make('b', 10).work();
    await reopen();
    expect(work.found).toEqual({ after: 'first' });
    expect(await work.log.keep('first', never)).toEqual(made);
    expect(await count('a')).toBe(5000);
    await work.log.keep('second', make('b', 20));
    expect(await count('b')).toBe(20);
  });

  it('does a stage that changes earlier tables as a whole or not at all', async () => {
    work = await openWorkFolder(folder, 'one');
    await work.log.keep('first', make('a', 100));
    const removing = asItIs(async () => {
      await work.connection.run('DELETE FROM a WHERE i < 50');
      throw new Error('cut');
    });
    await expect(work.log.keep('second', { ...removing, isWhole: true })).rejects.toThrow('cut');
    await reopen();
    expect(await count('a')).toBe(100);
    expect(work.found).toEqual({ after: 'first' });
  });

  it('begins anew where it is of another linkage, and where it is damaged', async () => {
    work = await openWorkFolder(folder, 'one');
    await work.log.keep('first', make('a', 100_000));
    await reopen('other');
    expect(work.found).toBe('another linkage');
    await work.log.keep('first', make('a', 7));
    await work.close();
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.duckdb')) ?? '');
    for (const damage of [
      () => truncateSync(file, 0),
      () => truncateSync(file, 6000),
      () => writeFileSync(file, 'x'),
    ]) {
      damage();
      work = await openWorkFolder(folder, 'other');
      expect(work.found).toBeUndefined();
      await work.log.keep('first', make('a', 7));
      await work.close();
    }
  });

  it('goes when all is written, but for what is not ours', async () => {
    work = await openWorkFolder(folder, 'one');
    await work.log.keep('first', make('a', 1));
    await work.remove();
    expect(existsSync(folder)).toBe(false);
    mkdirSync(folder);
    writeFileSync(join(folder, 'letter.txt'), 'mine');
    work = await openWorkFolder(folder, 'one');
    await work.remove();
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  it('is refused to a second process', async () => {
    work = await openWorkFolder(folder, 'one');
    const script = `import { openWorkFolder } from ${JSON.stringify(new URL('work-folder.ts', import.meta.url).href)};
      await openWorkFolder(${JSON.stringify(folder)}, 'one').catch((error) => console.log(error.code, error.message));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: {} });
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    await once(child, 'close');
    expect(said).toMatch(/^ALREADY_RUNNING Another run is at work in .*--work\.\n$/);
    expect(await work.log.keep('first', make('a', 1))).toMatchObject({ rows: 1 });
  });
});
