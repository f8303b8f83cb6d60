import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readTokenSecret } from './token-secret.ts';
import { TokenMemory } from './token-memory.ts';
import { issueToken } from './tokens.ts';
import type { TokenAuthority } from './tokens.ts';

const folder = mkdtempSync(join(tmpdir(), 'causeway-tokens-'));
let authority: TokenAuthority;
beforeAll(async () => {
  authority = { secret: await readTokenSecret(join(folder, 'token.key')), audience: 'pearl-city' };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the memory of tokens', () => {
  it('knows the client of a token that it has verified', async () => {
    const memory = new TokenMemory(authority);
    const token = await issueToken({ ...authority, client: { id: 'steward' } });
    expect([await memory.identify(token), await memory.identify(token)]).toEqual(['steward', 'steward']);
  });

  it('forgets a token the moment that it runs out', async () => {
    const memory = new TokenMemory(authority);
    const token = await issueToken({ ...authority, client: { id: 'steward' }, days: 2 / 86_400 });
    expect(await memory.identify(token)).toBe('steward');
    await sleep(2100);
    await expect(memory.identify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('takes no token for another that begins alike', async () => {
    const memory = new TokenMemory(authority);
    const token = await issueToken({ ...authority, client: { id: 'steward' } });
    await memory.identify(token);
    await expect(memory.identify(`${token.slice(0, -4)}AAAA`)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('remembers a thousand and verifies the rest anew', async () => {
    const memory = new TokenMemory(authority);
    const first = await issueToken({ ...authority, client: { id: 'first' } });
    await memory.identify(first);
    for (let number = 0; number < 1001; number++) {
      await memory.identify(await issueToken({ ...authority, client: { id: `client-${number}` } }));
    }
    expect(await memory.identify(first)).toBe('first');
  });
});
