import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DatasetRead, RowBatch } from '../../port/index.ts';
import {
  collectBatches,
  describeWith,
  openTestReader,
  startMariadb,
  type MariadbForTest,
} from '../../testing/index.ts';

let server: MariadbForTest;
const open = (datasets: string) =>
  openTestReader(`kind: mariadb
title: { en: Office }
connection: { host: 127.0.0.1, port: ${server.port}, database: office, user: office, password: secret }
guard: { retries: 0 }
datasets: ${datasets}`);

const keysOf = (batches: readonly RowBatch[]) =>
  batches.flatMap(({ rows }) => rows.map(({ value }) => value['id']));
const query = (text: string) => server.client.query(text);

describeWith('mariadbd', 'a reading of MariaDB', () => {
  beforeAll(async () => {
    server = await startMariadb();
  }, 60_000);
  afterAll(() => server.stop());

  it.each([
    ['datetime(6)', '2024-05-01T10:00:00.000002'],
    ['timestamp(6)', '2024-05-01T10:00:00.000002+00:00'],
  ])(
    'by watermark in %s begins whole, then wants what is at or above the highest seen',
    async (type, since) => {
      const name = type.replace(/\W/g, '');
      await query(`SET time_zone = '+00:00'; CREATE TABLE w_${name} (id int PRIMARY KEY, at ${type} NULL);
      INSERT INTO w_${name} VALUES (1, '2024-05-01 10:00:00.000001'), (2, '2024-05-01 10:00:00.000002'), (3, NULL),
        (4, '2024-05-01 10:00:00.000002'), (5, '2037-12-31');`);
      const { reader, read } = open(
        `{ news: { table: w_${name}, reading: { mode: watermark, field: at } } }`,
      );
      const reading = {
        mode: 'watermark',
        field: 'at',
        fullEverySeconds: 60,
        overlap: { milliseconds: 0 },
      } as const;
      const news: DatasetRead = { ...read('news'), reading };
      const whole = await collectBatches(reader, news);
      expect(keysOf(whole)).toEqual([1, 2, 3, 4, 5]);
      expect(whole.at(-1)?.watermark).toBe(since);
      expect(keysOf(await collectBatches(reader, news, { since }))).toEqual([2, 4, 5]);
      await query(`UPDATE w_${name} SET at = '2024-05-01 10:00:00.000003' WHERE id = 1`);
      const next = await collectBatches(reader, news, { since });
      expect(keysOf(next)).toEqual([2, 4, 1, 5]);
      expect(next.at(-1)?.total).toBe(4);
      // With the default overlap of five minutes.
      expect(
        keysOf(await collectBatches(reader, read('news'), { since: since.replace('10:00', '10:04') })),
      ).toHaveLength(4);
      await reader.close();
    },
  );

  it('by watermark in a number of any size', async () => {
    await query(`CREATE TABLE versions (id int PRIMARY KEY, version bigint unsigned);
      INSERT INTO versions VALUES (1, 18446744073709551613), (2, 18446744073709551615), (3, 18446744073709551614)`);
    const { reader, read } = open(
      '{ versions: { table: versions, reading: { mode: watermark, field: version, overlap: 1 } } }',
    );
    const since = (await collectBatches(reader, read('versions'))).at(-1)?.watermark ?? '';
    expect(since).toBe('18446744073709551615');
    expect(keysOf(await collectBatches(reader, read('versions'), { since }))).toEqual([3, 2]);
    await reader.close();
  });

  it('that was cut goes on with the watermark of its beginning, and leaves what changed meanwhile to the next', async () => {
    await query(`CREATE TABLE busy (id int PRIMARY KEY, at datetime);
      INSERT INTO busy SELECT seq, '2024-05-01' + INTERVAL seq SECOND FROM seq_1_to_5000`);
    const { reader, read } = open(
      '{ busy: { table: busy, reading: { mode: watermark, field: at, overlap: 1s } } }',
    );
    const since = '2024-05-01T00:00:02';
    const [first] = await collectBatches(reader, read('busy'), { since });
    await query(`UPDATE busy SET at = '2024-06-01' WHERE id = 1`);
    const rest = await collectBatches(reader, read('busy'), { since, from: first?.bookmark ?? '' });
    const keys = [...keysOf([first ?? { rows: [], broken: [] }]), ...keysOf(rest)];
    expect(keys).toEqual(Array.from({ length: 5000 }, (_, index) => index + 1));
    expect(rest.at(-1)?.watermark).toBe('2024-05-01T01:23:20');
    await reader.close();
  });

  it.each([
    ['bigint unsigned', '18446744073709500000 + seq', 'PRIMARY KEY (id)'],
    ['varchar(40) CHARACTER SET gbk', `concat('张', seq)`, 'PRIMARY KEY (id)'],
    ['char(10) COLLATE utf8mb4_unicode_ci', `concat('k"\\\\', seq)`, 'UNIQUE (id)'],
    ['datetime(6)', `'2024-05-01' + INTERVAL seq MICROSECOND`, 'PRIMARY KEY (id)'],
    ['date', `'1990-01-01' + INTERVAL seq DAY`, 'PRIMARY KEY (id)'],
  ])('in the order of a key of %s goes on behind a bookmark', async (type, value, key) => {
    const name = `k_${type.replace(/\W/g, '')}`;
    await query(
      `CREATE TABLE ${name} (id ${type} NOT NULL, ${key}); INSERT INTO ${name} SELECT ${value} FROM seq_1_to_4500`,
    );
    const { reader, read } = open(`{ k: { table: ${name} } }`);
    const [first, ...rest] = await collectBatches(reader, read('k'));
    expect(new Set(keysOf([first ?? { rows: [], broken: [] }, ...rest])).size).toBe(4500);
    expect(keysOf(await collectBatches(reader, read('k'), { from: first?.bookmark ?? '' }))).toEqual(
      keysOf(rest),
    );
    await reader.close();
  });

  it.each([
    ['a view', 'CREATE VIEW n_1 AS SELECT 1 AS id', 'n_1'],
    [
      'a key that may be empty',
      'CREATE TABLE n_2 (id int NULL UNIQUE); INSERT INTO n_2 VALUES (1), (NULL)',
      'n_2',
    ],
    [
      'a key of the first letters',
      'CREATE TABLE n_3 (id varchar(40) NOT NULL, UNIQUE (id(3))); INSERT INTO n_3 VALUES (1)',
      'n_3',
    ],
    [
      'a key of a list of words',
      `CREATE TABLE n_4 (id enum('b', 'a') PRIMARY KEY); INSERT INTO n_4 VALUES ('a')`,
      'n_4',
    ],
  ])('has no bookmark for %s', async (_, statement, table) => {
    await query(statement);
    const { reader, read } = open(`{ k: { table: ${table} } }`);
    const [batch] = await collectBatches(reader, read('k'));
    expect(batch?.rows.length).toBeGreaterThan(0);
    expect(batch?.bookmark).toBeUndefined();
    await reader.close();
  });
});
