import { createHmac } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { temporaryFolder } from '../testing/index.ts';
import { issueToken, readTokenSecret, verifyToken, type TokenSecret } from './index.ts';

const audience = 'test-city';
const client = { id: 'service-hall' };

function keyFile(): string {
  return join(temporaryFolder(), 'city', 'token.key');
}

describe('the secret', () => {
  it('is made at the first start, for its owner only, and kept', async () => {
    const file = keyFile();
    const token = await issueToken({ client, secret: await readTokenSecret(file), audience });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await readTokenSecret(file);
    await expect(verifyToken(token, { secret: again, audience })).resolves.toMatchObject({
      client: 'service-hall',
    });
    expect(readdirSync(join(file, '..'))).toEqual(['token.key']);
  });

  it('is the same for two that start at once', async () => {
    const file = keyFile();
    const [one, two] = await Promise.all([readTokenSecret(file), readTokenSecret(file)]);
    const token = await issueToken({ client, secret: one, audience });
    await expect(verifyToken(token, { secret: two, audience })).resolves.toMatchObject({
      client: 'service-hall',
    });
  });

  it('differs from city to city', async () => {
    const files = [keyFile(), keyFile()];
    for (const file of files) await readTokenSecret(file);
    expect(readFileSync(files[0] ?? '')).not.toEqual(readFileSync(files[1] ?? ''));
  });

  it('cannot be taken out of the key', async () => {
    expect((await readTokenSecret(keyFile())).extractable).toBe(false);
  });

  it('gets its mode back', async () => {
    const file = keyFile();
    await readTokenSecret(file);
    chmodSync(file, 0o644);
    await readTokenSecret(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'short', 'not base64 at all !!'])(
    'is refused where the file is damaged: "%s"',
    async (text) => {
      const file = keyFile();
      mkdirSync(join(file, '..'));
      writeFileSync(file, text);
      await expect(readTokenSecret(file)).rejects.toMatchObject({
        code: 'WRONG_USE',
        message: `${file} is damaged: delete it, start again and issue the tokens anew.`,
      });
    },
  );

  it('says where it may not write', async () => {
    // A file where the folder should be stands in for a refused folder, which root would be let into.
    const file = keyFile();
    writeFileSync(join(file, '..'), '');
    await expect(readTokenSecret(file)).rejects.toMatchObject({ code: 'NO_WRITE_PERMISSION' });
  });
});

describe('a token', () => {
  it('lasts 90 days unless said otherwise', async () => {
    const secret = await readTokenSecret(keyFile());
    const lasts = async (days?: number) => {
      const { exp, iat } = decode(await issueToken({ client, secret, audience, days }));
      return (Number(exp) - Number(iat)) / 86_400;
    };
    expect(await lasts()).toBe(90);
    expect(await lasts(1)).toBe(1);
  });

  it('says who, by whom and for which city, and nothing that the city decides later', async () => {
    const secret = await readTokenSecret(keyFile());
    const token = decode(await issueToken({ client, secret, audience }));
    expect(token).toMatchObject({ sub: 'service-hall', iss: 'causeway', aud: audience });
    expect(Object.keys(token).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sub']);
  });

  it.each([
    ['of another issuer', { iss: 'elsewhere' }],
    ['without an end', { exp: undefined }],
    ['without a client', { sub: undefined }],
    ['without an audience', { aud: undefined }],
    ['that begins later', { nbf: 4_000_000_000 }],
  ])('%s is refused though the secret signed it', async (_, change) => {
    const secret = await readTokenSecret(keyFile());
    const token = await sign(secret, change);
    await expect(verifyToken(token, { secret, audience })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('in another algorithm is refused though the same bytes signed it', async () => {
    const file = keyFile();
    const secret = await readTokenSecret(file);
    const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
    const [, payload] = (await sign(secret, {})).split('.');
    const text = `${Buffer.from('{"alg":"HS512"}').toString('base64url')}.${payload}`;
    const token = `${text}.${createHmac('sha512', bytes).update(text).digest('base64url')}`;
    await expect(verifyToken(token, { secret, audience })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

function decode(token: string): Record<string, unknown> {
  const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return JSON.parse(text) as Record<string, unknown>;
}

async function sign(secret: TokenSecret, change: Record<string, unknown>): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'causeway', aud: audience, sub: 'service-hall', iat: now, exp: now + 60 };
  return new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg: 'HS256' }).sign(secret);
}
