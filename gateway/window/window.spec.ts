import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestGateway, type TestGateway } from '../testing/index.ts';

let gateway: TestGateway;
let unbuilt: TestGateway;
beforeAll(async () => {
  [gateway, unbuilt] = await Promise.all([openTestGateway(), openTestGateway()]);
  const dist = join(gateway.folder, 'console');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<title>Console</title>');
  writeFileSync(join(dist, 'assets', 'index-D4kq_9Zx.js'), 'export {}');
  writeFileSync(join(dist, 'assets', 'index-D4kq_9Zx.js.gz'), gzipSync('export {}'));
  writeFileSync(join(dist, 'assets', 'logo.svg'), '<svg/>');
  writeFileSync(join(dist, '.env'), 'secret');
  writeFileSync(join(gateway.folder, 'outside.txt'), 'secret');
});
afterAll(() => Promise.all([gateway.close(), unbuilt.close()]));

function get(path: string): Promise<Response> {
  return fetch(`${gateway.url}${path}`, { redirect: 'manual' });
}

describe('/console', () => {
  it.each(['/', '/console'])('is where %s leads', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/console/');
  });

  it.each(['/console/', '/console/index.html', '/console/search', '/console/entities/person/019a'])(
    '%s is the app, asked anew each time',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe('<title>Console</title>');
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('lets files with a hash in their name be kept for a year, and no others', async () => {
    const hashed = await get('/console/assets/index-D4kq_9Zx.js');
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(hashed.headers.get('content-type')).toContain('javascript');
    expect((await get('/console/assets/logo.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it('sends what the build has compressed as it lies there, and keeps it as long', async () => {
    const answer = await fetch(`${gateway.url}/console/assets/index-D4kq_9Zx.js`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await answer.text()).toBe('export {}');
  });

  it('is guarded by its headers', async () => {
    const { headers } = await get('/console/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each([
    '/console/assets/missing.js',
    '/console/.env',
    '/console/..%2foutside.txt',
    '/console/..%2f..%2f..%2f..%2f..%2fetc%2fhosts.txt',
    '/console/assets/..%5c..%5coutside.txt',
    '/console//outside.txt',
    '/console/%00.txt',
  ])('gives out nothing for %s', async (path) => {
    const answer = await get(path);
    const text = await answer.text();
    expect([400, 401, 404]).toContain(answer.status);
    expect(text).not.toContain('secret');
    expect(text).not.toMatch(/FST_|ENOENT|tmp/);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { who: 'you' } }] });
  });

  it('says how to build it where it is not built', async () => {
    const answer = await fetch(`${unbuilt.url}/console/`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('npm run build:console');
    expect(text).toContain('控制台');
  });

  it('appears as soon as it is built', async () => {
    const late = await openTestGateway();
    expect((await fetch(`${late.url}/console/`)).status).toBe(503);
    mkdirSync(join(late.folder, 'console'));
    writeFileSync(join(late.folder, 'console', 'index.html'), 'built');
    expect(await (await fetch(`${late.url}/console/`)).text()).toBe('built');
    await late.close();
  });
});
