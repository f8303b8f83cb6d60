import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DatasetRead, RowBatch } from '../port/index.ts';
import {
  collectBatches,
  openTestReader,
  readRows,
  startPostgres,
  type PostgresForTest,
} from '../testing/index.ts';

let server: PostgresForTest;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

const open = (datasets: string) =>
  openTestReader(`kind: postgres
title: { en: Office }
connection: { host: 127.0.0.1, port: ${server.port}, database: office, user: office, password: secret }
guard: { retries: 0 }
datasets: ${datasets}`);

const keysOf = (batches: readonly RowBatch[]) =>
  batches.flatMap(({ rows }) => rows.map(({ value }) => value['id']));
const query = (text: string) => server.client.query(text);

describe('a reading by watermark', () => {
  it('begins whole, and then wants what is at or above the highest seen, exact to the microsecond', async () => {
    await query(`CREATE TABLE news (id int PRIMARY KEY, at timestamp);
      INSERT INTO news VALUES (1, '2024-05-01 10:00:00.000001'), (2, '2024-05-01 10:00:00.000002'), (3, NULL),
        (4, '2024-05-01 10:00:00.000002');`);
    const { reader, read } = open(
      '{ news: { table: news, reading: { mode: watermark, field: changed, overlap: 0 }, fields: { id: id, changed: at } } }',
    );
    // An overlap of a number says nothing of a time: none is meant.
    const news: DatasetRead = {
      ...read('news'),
      reading: { mode: 'watermark', field: 'changed', fullEverySeconds: 60, overlap: { milliseconds: 0 } },
    };
    const whole = await collectBatches(reader, news);
    expect(keysOf(whole)).toEqual([1, 2, 3, 4]);
    const since = whole.at(-1)?.watermark ?? '';
    expect(since).toBe('2024-05-01T10:00:00.000002');
    // Ties are read again: another may have been written in the same moment.
    expect(keysOf(await collectBatches(reader, news, { since }))).toEqual([2, 4]);
    await query(
      `UPDATE news SET at = '2024-05-01 10:00:00.000003' WHERE id = 1; INSERT INTO news VALUES (5, '2024-05-01 10:00:00.000002')`,
    );
    const next = await collectBatches(reader, news, { since });
    expect(keysOf(next)).toEqual([2, 4, 5, 1]);
    expect(next.at(-1)).toMatchObject({ watermark: '2024-05-01T10:00:00.000003', total: 4 });
    await reader.close();
  });

  it('reaches back over clocks that differ and commits that came late, and is not carried off by a date in the future', async () => {
    await query(`CREATE TABLE visits (id int PRIMARY KEY, at timestamptz);
      INSERT INTO visits VALUES (1, '2024-05-01 10:00:00+08'), (2, '2024-05-01 10:04:00+08'), (3, '9999-12-31 00:00:00+00');`);
    const { reader, read } = open(
      '{ visits: { table: visits, reading: { mode: watermark, field: at, overlap: 3m } } }',
    );
    const whole = await collectBatches(reader, read('visits'));
    const since = whole.at(-1)?.watermark ?? '';
    expect(new Date(since).toISOString()).toBe('2024-05-01T02:04:00.000Z');
    await query(`INSERT INTO visits VALUES (4, '2024-05-01 10:01:30+08'), (5, '2024-05-01 09:59:00+08')`);
    expect(keysOf(await collectBatches(reader, read('visits'), { since }))).toEqual([4, 2, 3]);
    await reader.close();
  });

  it('goes by a number too, of any size', async () => {
    await query(`CREATE TABLE versions (id int PRIMARY KEY, version bigint);
      INSERT INTO versions VALUES (1, 9007199254740991), (2, 9007199254740993), (3, 9007199254740992);`);
    const { reader, read } = open(
      '{ versions: { table: versions, reading: { mode: watermark, field: version, overlap: 1 } } }',
    );
    const since = (await collectBatches(reader, read('versions'))).at(-1)?.watermark ?? '';
    expect(since).toBe('9007199254740993');
    expect(keysOf(await collectBatches(reader, read('versions'), { since }))).toEqual([3, 2]);
    await reader.close();
  });

  it('that was cut goes on with the watermark of its beginning, and leaves what changed meanwhile to the next', async () => {
    await query(`CREATE TABLE busy AS SELECT i AS id, timestamp '2024-05-01' + i * interval '1 s' AS at FROM generate_series(1, 5000) i;
      ALTER TABLE busy ADD PRIMARY KEY (id);`);
    const { reader, read } = open(
      '{ busy: { table: busy, reading: { mode: watermark, field: at, overlap: 1ms } } }',
    );
    const busy: DatasetRead = { ...read('busy') };
    const since = '2024-05-01T00:00:01';
    let [first] = await collectBatches(reader, busy, { since });
    expect(first?.watermark).toBe('2024-05-01T01:23:20');
    first = { ...(first ?? { rows: [], broken: [] }) };
    await query(`UPDATE busy SET at = '2024-06-01' WHERE id = 1`);
    const rest = await collectBatches(reader, busy, {
      since,
      ...(first.bookmark ? { from: first.bookmark } : {}),
    });
    expect(new Set([...keysOf([first]), ...keysOf(rest)]).size).toBe(5000);
    expect(keysOf([first]).length + keysOf(rest).length).toBe(5000);
    expect(rest.at(-1)?.watermark).toBe('2024-05-01T01:23:20');
    expect(keysOf(await collectBatches(reader, busy, { since: '2024-05-01T01:23:20' }))).toEqual([5000, 1]);
    await reader.close();
  });

  it('says which column is missing', async () => {
    const { reader, read } = open('{ news: { table: news, reading: { mode: watermark, field: never } } }');
    await expect(readRows(reader, read('news'))).rejects.toMatchObject({
      sentence: expect.stringMatching(/its table "news" has no column "never"\.$/),
    });
    await reader.close();
  });
});

describe('a reading in the order of the key', () => {
  it.each([
    ['bigint', `i * 10000000000000`],
    ['text', `'k"' || i`],
    ['uuid', `md5(i::text)::uuid`],
    ['timestamptz', `timestamptz '2024-05-01' + i * interval '1 us'`],
    ['numeric(20)', `12345678901234567000 + i`],
    ['date', `date '1990-01-01' + i`],
  ])('goes on behind a bookmark of %s', async (type, value) => {
    const name = type.replace(/\W/g, '');
    await query(
      `CREATE TABLE k_${name} (id ${type} PRIMARY KEY); INSERT INTO k_${name} SELECT ${value} FROM generate_series(1, 4500) i`,
    );
    const { reader, read } = open(`{ k: { table: k_${name} } }`);
    const whole = await collectBatches(reader, read('k'));
    expect(new Set(keysOf(whole)).size).toBe(4500);
    const [first, ...rest] = whole;
    const after = await collectBatches(reader, read('k'), { from: first?.bookmark ?? '' });
    expect(keysOf(after)).toEqual(keysOf(rest));
    expect(after[0]?.rows[0]?.position).toBe(`k_${name}, row 2001`);
    await reader.close();
  });

  it.each([
    ['a view', 'CREATE VIEW n_1 AS SELECT 1 AS id', 'n_1'],
    ['a table without a key', 'CREATE TABLE n_2 AS SELECT 1 AS id', 'n_2'],
    [
      'a key that may be empty',
      'CREATE TABLE n_3 (id int UNIQUE); INSERT INTO n_3 VALUES (1), (NULL)',
      'n_3',
    ],
    [
      'a key of some rows',
      'CREATE TABLE n_4 (id int NOT NULL); CREATE UNIQUE INDEX ON n_4 (id) WHERE id > 5; INSERT INTO n_4 VALUES (1), (1)',
      'n_4',
    ],
    [
      'a key of fractions',
      'CREATE TABLE n_5 (id numeric PRIMARY KEY); INSERT INTO n_5 VALUES (0.0000001)',
      'n_5',
    ],
  ])('has no bookmark for %s', async (_, statement, table) => {
    await query(statement);
    const { reader, read } = open(`{ k: { table: ${table} } }`);
    const [batch] = await collectBatches(reader, read('k'));
    expect(batch?.rows.length).toBeGreaterThan(0);
    expect(batch?.bookmark).toBeUndefined();
    await reader.close();
  });

  it('starts over, and says so, where the key has changed since', async () => {
    await query(
      'CREATE TABLE rekeyed AS SELECT i AS id, i AS other FROM generate_series(1, 3000) i; ALTER TABLE rekeyed ADD CONSTRAINT k PRIMARY KEY (id)',
    );
    const { reader, read } = open('{ k: { table: rekeyed } }');
    const [first] = await collectBatches(reader, read('k'));
    await query('ALTER TABLE rekeyed DROP CONSTRAINT k; ALTER TABLE rekeyed ADD PRIMARY KEY (other)');
    const again = await collectBatches(reader, read('k'), { from: first?.bookmark ?? '' });
    expect(again.map(({ startedOver }) => startedOver)).toEqual([true, undefined]);
    expect(keysOf(again)).toHaveLength(3000);
    expect((await collectBatches(reader, read('k'), { from: 'rubbish' }))[0]?.startedOver).toBe(true);
    await reader.close();
  });
});

describe('a table with huge cells', () => {
  it('is read in bounded memory, its huge rows in quarantine, with a key and without', async () => {
    await query(`CREATE TABLE photos (id int PRIMARY KEY, name text, photo bytea, notes text);
      ALTER TABLE photos ALTER photo SET STORAGE EXTERNAL;
      INSERT INTO photos SELECT i, 'n' || i, CASE WHEN i % 20 = 0 THEN decode(repeat('ab', 6000000), 'hex') ELSE '\\x00ff' END, NULL
        FROM generate_series(1, 200) i;
      CREATE VIEW unkeyed_photos AS SELECT * FROM photos;`);
    const { reader, read } = open('{ photos: { table: photos }, unkeyed: { table: unkeyed_photos } }');
    for (const name of ['photos', 'unkeyed']) {
      const before = process.memoryUsage().rss;
      const { rows, broken } = await readRows(reader, read(name));
      expect([rows.length, broken.length]).toEqual([190, 10]);
      expect(broken[0]?.sentence).toMatch(/hold 60000\d\d bytes, more than the 1000000/);
      expect(JSON.parse(broken[0]?.raw ?? '')).toEqual({ id: 20, name: null, photo: null, notes: null });
      expect(rows[0]?.value).toEqual({ id: 1, name: 'n1', photo: 'AP8=', notes: null });
      expect(process.memoryUsage().rss - before).toBeLessThan(250_000_000);
    }
    await reader.close();
  }, 30_000);

  it('may be read with a larger bound', async () => {
    await query(
      `CREATE TABLE scans AS SELECT i AS id, repeat('x', 2000000) AS scan FROM generate_series(1, 3) i`,
    );
    const { reader, read } = open('{ scans: { table: scans, largestRow: 2000000 } }');
    const { rows } = await readRows(reader, read('scans'));
    expect(rows.map(({ value }) => String(value['scan']).length)).toEqual([2_000_000, 2_000_000, 2_000_000]);
    await reader.close();
  });
});
