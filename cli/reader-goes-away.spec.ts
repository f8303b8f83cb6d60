import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

it('a reader who has read enough, as in `causeway … | head`, is no error', async () => {
  const lint = [path('../bin/causeway.js'), 'contract', 'lint', path('../examples/pearl-city/contracts')];
  const child = spawn(process.execPath, lint, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect([said, code]).toEqual(['', 0]);
});
