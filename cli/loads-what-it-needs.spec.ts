import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const cameras = 'examples/pearl-city/contracts/public-security/cameras/1.0.0.odcs.yaml';
/** No city was started here. */
const home = mkdtempSync(join(tmpdir(), 'causeway-loads-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Runs before the command, and says at the end which modules were loaded, statically or dynamically. */
const watcher = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
process.on('exit', () => console.error('loaded: ' + JSON.stringify(loaded)));
`)}`;

/** What a command ended with, and the rooms of the house that it has entered. */
function run(...words: string[]): { status: number | null; rooms: string[] } {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', watcher, join(root, 'bin/causeway.js'), ...words],
    { cwd: root, encoding: 'utf8', env: { PATH: '/usr/bin:/bin', CAUSEWAY_HOME: home } },
  );
  const loaded = JSON.parse(/^loaded: (.*)$/m.exec(stderr)?.[1] ?? '[]') as string[];
  return { status, rooms: [...new Set(loaded.flatMap((url) => findRoom(url) ?? []))].sort() };
}

function findRoom(url: string): string | undefined {
  const path = url.startsWith('file:') ? fileURLToPath(url) : '';
  const [room, ...below] = path.startsWith(root) ? path.slice(root.length).split(sep) : [];
  return room === 'node_modules' || below.length === 0 ? undefined : room;
}

const commandLine = ['bin', 'cli', 'schemas'];

describe('the command line', () => {
  it.each([[['--help']], [['link', '--help']], [['identity', 'train', '--help']]])(
    'loads no room that works to show the help of %j',
    (words) => {
      expect(run(...words)).toEqual({ status: 0, rooms: commandLine });
    },
  );

  it.each([
    [['no-such-command']],
    [['start', '--no-such-option']],
    [['start', '--city', 'docs']],
    [['token', 'steward', '--city', 'docs']],
    [['check', '--city', 'docs']],
    [['evaluate']],
    [['identity', 'report']],
    [['identity', 'train', '--city', 'docs']],
    [['schema', 'diff', cameras]],
    [['source', 'test', 'docs']],
    [['source', 'inspect', cameras, '--sample', 'many']],
    [['link', '--auto']],
    [['link', '--input', cameras]],
  ])('loads no room that works to refuse wrong use such as %j', (words) => {
    expect(run(...words)).toEqual({ status: 2, rooms: commandLine });
  });

  it.each([
    [0, ['contract', 'lint', cameras]],
    [0, ['contract', 'diff', cameras, cameras]],
    [2, ['publish', cameras]],
    [2, ['publish', cameras, '--hub', 'http://127.0.0.1:9', '--token', 'none']],
  ])('loads the contracts alone for what only they know: status %i of %j', (status, words) => {
    expect(run(...words)).toEqual({ status, rooms: [...commandLine, 'contracts'].sort() });
  });
});
