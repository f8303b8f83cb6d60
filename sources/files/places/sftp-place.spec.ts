import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import ssh2 from 'ssh2';
import { describeWith, findServer, openTestReader, readRows, type TestReader } from '../../testing/index.ts';
import { startCutter, startSshd, writeZip, type Cutter, type SshServerForTest } from '../testing/index.ts';

const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `${from + index},皖C${from + index},${'x'.repeat(60)}\n`).join(
    '',
  );
const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index));

describeWith('sshd', 'files on an SFTP server', () => {
  let server: SshServerForTest;
  let cutter: Cutter;
  beforeAll(async () => {
    server = await startSshd(findServer('sshd') ?? '');
    cutter = await startCutter(server.port);
    server.folder.write('out/cars.csv', `id,plate,note\n${lines(0, 50_000)}`);
    server.folder.write('out/2026/a/b.csv', 'id\n1\n');
    server.folder.write('out/2027/c.csv', 'id\n2\n');
    server.folder.write('out/cars.zip', writeZip({ 'cars.csv': `id,plate,note\n${lines(0, 50_000)}` }));
    server.folder.write('out/cars.csv.gz', gzipSync(`id,plate,note\n${lines(0, 50_000)}`));
  });
  afterAll(async () => {
    cutter.stop();
    await server.stop();
  });
  beforeEach(() => cutter.cutAfter(Infinity));

  const open = (
    dataset: string,
    settings: Record<string, unknown> = {},
    guard = 'retries: 1',
  ): TestReader => {
    const sftp = {
      ...{ host: '127.0.0.1', port: cutter.port, user: server.user, privateKey: '${env.KEY}' },
      ...{ hostKey: server.hostKey, folder: `${server.folder.path}/out`, ...settings },
    };
    return openTestReader(
      `{ kind: delimited, title: { en: Office }, guard: { ${guard} }, sftp: ${JSON.stringify(sftp)}, datasets: { cars: ${dataset} } }`,
      { env: { KEY: server.privateKey } },
    );
  };

  it.each([
    ['{ path: cars.csv }', 50_000],
    ['{ path: "20*/**/*.csv" }', 2],
    ['{ path: cars.zip, member: "*.csv" }', 50_000],
    ['{ path: cars.csv.gz }', 50_000],
  ])('are read: %s', async (dataset, count) => {
    const { reader, read } = open(dataset);
    const { rows, broken } = await readRows(reader, read('cars'));
    expect([rows.length, broken]).toEqual([count, []]);
    expect(await reader.probe()).toMatchObject({ ok: true });
    await reader.close();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`causeway-copy-${process.pid}-`))).toEqual(
      [],
    );
  });

  it.each(['{ path: cars.csv }', '{ path: cars.csv.gz }', '{ path: cars.zip, member: "*.csv" }'])(
    'go on where the connection was cut: %s',
    async (dataset) => {
      const { reader, read } = open(dataset);
      const before = cutter.cuts();
      cutter.cutAfter(dataset.includes('gz') || dataset.includes('zip') ? 100_000 : 2_000_000);
      const { values } = await readRows(reader, read('cars'));
      expect(cutter.cuts()).toBe(before + 1);
      expect(values.map(({ id }) => id)).toEqual(ids(50_000));
      await reader.close();
    },
  );

  it('go on where the line fell silent, when the deadline has passed', async () => {
    const { reader, read } = open('{ path: cars.csv }', {}, 'readDeadline: 3s, retries: 3');
    const before = cutter.cuts();
    cutter.stallAfter(1_500_000);
    const { values } = await readRows(reader, read('cars'));
    expect(cutter.cuts()).toBe(before + 1);
    expect(values.map(({ id }) => id)).toEqual(ids(50_000));
    await reader.close();
  });

  it('are given up when the server never answers', async () => {
    const { reader, read } = open('{ path: cars.csv }', {}, 'readDeadline: 300ms, retries: 0');
    cutter.stallAfter(1);
    await expect(readRows(reader, read('cars'))).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' });
    await reader.close();
  });

  it('go on in a later reading by the bookmark, and do not carry the first part again', async () => {
    const first = open('{ path: cars.csv }');
    const taken: unknown[] = [];
    let from: string | undefined;
    for await (const batch of first.reader.readAll(first.read('cars'))) {
      taken.push(...batch.rows.map(({ value }) => value.id));
      from = batch.bookmark;
      if (taken.length > 30_000) break;
    }
    await first.reader.close();
    const second = open('{ path: cars.csv }');
    // What was read is more than what is left: carrying it again would be cut.
    cutter.cutAfter(2_500_000);
    const before = cutter.cuts();
    for await (const batch of second.reader.readAll(second.read('cars'), undefined, { from: from ?? '' }))
      taken.push(...batch.rows.map(({ value }) => value.id));
    expect(cutter.cuts()).toBe(before);
    expect(taken).toEqual(ids(50_000));
    await second.reader.close();
  });

  it.each([
    [
      'without a pinned key',
      { hostKey: undefined },
      () => `shows the host key ${server.hostKey}`,
      'SOURCE_REFUSED',
    ],
    [
      'with another key than the pinned one',
      { hostKey: `SHA256:${'A'.repeat(43)}` },
      () => 'somebody else',
      'SOURCE_REFUSED',
    ],
    [
      'that does not know the user',
      { privateKey: ssh2.utils.generateKeyPairSync('ed25519').private },
      () => 'refuses the user',
      'SOURCE_REFUSED',
    ],
    [
      'that knows no password',
      { privateKey: undefined, password: 'x' },
      () => 'refuses the user',
      'SOURCE_REFUSED',
    ],
    ['whose key is no key', { privateKey: 'x' }, () => 'no private key', 'SOURCE_REFUSED'],
    ['that is not there', { port: 1 }, () => 'no connection', 'SOURCE_UNREACHABLE'],
  ])('are not read from a server %s', async (...[, settings, sentence, code]) => {
    const { reader, read } = open('{ path: cars.csv }', settings);
    await expect(readRows(reader, read('cars'))).rejects.toMatchObject({
      code,
      sentence: expect.stringContaining(sentence()),
    });
    const probe = await reader.probe();
    expect(probe).toMatchObject({
      ok: false,
      who: 'department',
      sentence: expect.stringContaining(sentence()),
    });
    await reader.close();
  });

  it.each([
    ['{ path: absent.csv }', 'absent.csv does not lie on the server'],
    ['{ path: "x/*.csv" }', 'does not lie on the server'],
    ['{ path: "2026" }', 'is a folder on the server'],
  ])('that are not there are said: %s', async (dataset, sentence) => {
    const { reader, read } = open(dataset);
    await expect(readRows(reader, read('cars'))).rejects.toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      sentence: expect.stringContaining(sentence),
    });
    await reader.close();
  });
});
