import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

it('a reader who has read enough, as in `causeway … | head`, is no error', async () => {
  const diff = [path('../bin/causeway.js'), 'schema', 'diff', '--batch', '-'];
  const child = spawn(process.execPath, diff, { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdout.destroy();
  child.stdin.on('error', () => undefined);
  const pair = JSON.stringify({ id: '1', old: { type: 'string' }, new: { type: 'string' } });
  child.stdin.end(`${pair}\n`.repeat(500));
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect([said, code]).toEqual(['', 0]);
});
