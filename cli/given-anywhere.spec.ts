import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const bin = fileURLToPath(new URL('../bin/causeway.js', import.meta.url));

it('the command runs in whatever folder it is given', () => {
  const help = execFileSync(process.execPath, [bin, '--help'], { cwd: tmpdir(), encoding: 'utf8' });
  expect(help).toContain('Usage: causeway');
});
