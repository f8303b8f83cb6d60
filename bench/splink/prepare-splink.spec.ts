import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { prepareSplink } from './prepare-splink.ts';

it('without Python there is a sentence and no Splink, and the next try begins anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-splink-'));
  try {
    const missing = { missing: expect.stringMatching(/^Splink is left out: .*no-such-python/) };
    expect(await prepareSplink(folder, 'no-such-python')).toEqual(missing);
    // The environment cannot be used as it is: python3 is there, but what it made has no pip.
    expect(await prepareSplink(folder, 'true')).toHaveProperty('missing');
    expect(existsSync(join(folder, 'complete'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
