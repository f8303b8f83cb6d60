import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { joinRecordKey, toRecordKey } from '#schemas';
import type { DatasetRead, RowBatch, SourceReader } from '../../port/index.ts';
import {
  describeWith,
  openTestReader,
  readRows,
  startMariadb,
  type MariadbForTest,
} from '../../testing/index.ts';

let server: MariadbForTest;

const yaml = (datasets: string, guard = '{ retries: 0 }', password = 'secret') => `
kind: mariadb
title: { en: Office }
connection: { host: 127.0.0.1, port: "\${port.office}", database: office, user: office, password: ${password} }
guard: ${guard}
datasets: ${datasets}
`;
const open = (datasets: string, guard?: string, password?: string) =>
  openTestReader(yaml(datasets, guard, password), { ports: { office: server.port } });

describeWith('mariadbd', 'a MariaDB source', () => {
  beforeAll(async () => {
    server = await startMariadb();
    await server.client.query(`
      SET sql_mode = '';
      CREATE TABLE \`T_RK\` (RKBH bigint PRIMARY KEY, XM varchar(50) CHARACTER SET utf8mb4, DZ varchar(50) CHARACTER SET gbk,
        CSRQ date, GXSJ datetime(6), TZ timestamp(3) NULL, JE decimal(10,2), HJ decimal(30,2), ZT tinyint(1), BJ bit(1),
        BW bit(12), FJ json, ZP varbinary(10), NIAN year, SJ time, LB enum('甲','乙'), FL double);
      INSERT INTO \`T_RK\` VALUES
        (9007199254740993, '张伟😀', '中山路', '1990-01-01', '2024-05-01 10:20:30.000001', '2024-05-01 10:20:30.5', 12.50,
          12345678901234567890.5, 1, b'1', b'100000000001', '{"a": [1]}', x'00ff', 2024, '-10:20:30', '乙', 0.1),
        (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
        (3, 'x', 'y', '0000-00-00', '0000-00-00 00:00:00', '0000-00-00 00:00:00', 0, 0, 2, 0, 0, NULL, '', 0, 0, '甲', 1);
      CREATE TABLE pairs (a varchar(20), b integer, \`odd \`\`name\` text, PRIMARY KEY (a, b));
      INSERT INTO pairs VALUES ('x|y', 1, 'first'), ('x', 2, 'second'), ('x', 3, 'third'), ('X1', 3, 'fourth');
      CREATE TABLE large (id int PRIMARY KEY, name varchar(100), text varchar(300));
      INSERT INTO large SELECT seq, concat('Name ', seq), repeat('x', 200) FROM seq_1_to_20000;
      CREATE VIEW unkeyed AS SELECT id, name FROM large;
    `);
  }, 60_000);
  afterAll(() => server.stop());

  it('reads every column as a contract names values', async () => {
    const { reader, read } = open('{ people: { table: T_RK } }');
    const people: DatasetRead = { ...read('people'), fieldTypes: { ZT: 'boolean', BJ: 'boolean' } };
    const { values, total } = await readRows(reader, people);
    expect(total).toBe(3);
    expect(values[2]).toEqual({
      ...{ RKBH: '9007199254740993', XM: '张伟😀', DZ: '中山路', CSRQ: '1990-01-01' },
      ...{
        GXSJ: '2024-05-01T10:20:30.000001',
        TZ: expect.stringMatching(/^2024-05-0\dT\d\d:\d\d:30.500\+00:00$/),
      },
      ...{
        JE: 12.5,
        HJ: '12345678901234567890.50',
        ZT: true,
        BJ: true,
        BW: 2049,
        FJ: { a: [1] },
        ZP: 'AP8=',
      },
      ...{ NIAN: 2024, SJ: '-10:20:30', LB: '乙', FL: 0.1 },
    });
    expect(Object.values(values[0] ?? {}).slice(1)).toEqual(Array.from({ length: 16 }, () => null));
    // What is not a date is not made one, and 2 is no boolean: the contract says so of the row.
    expect(values[1]).toMatchObject({
      CSRQ: '0000-00-00',
      GXSJ: '0000-00-00T00:00:00.000000',
      ZT: 2,
      BJ: false,
    });
    await reader.close();
  });

  it('takes zero dates for no value where the source document says so', async () => {
    const { reader, read } = open(
      '{ people: { table: T_RK, zeroDates: empty, fields: { at: GXSJ, born: CSRQ, on: TZ } } }',
    );
    const { values } = await readRows(reader, read('people'));
    expect(values[1]).toEqual({ at: null, born: null, on: null });
    await reader.close();
  });

  it('takes only the columns that are named, under their contract names, filtered', async () => {
    const { reader, read } = open(
      '{ pairs: { table: pairs, fields: { second: b, odd: "odd `name" }, where: { a: x } } }',
    );
    expect((await readRows(reader, read('pairs'))).values).toEqual([
      { second: 2, odd: 'second' },
      { second: 3, odd: 'third' },
    ]);
    await reader.close();
  });

  it('reads a table by pages and a view as a stream, every row once', async () => {
    const { reader, read } = open('{ large: { table: large, schema: office }, unkeyed: { table: unkeyed } }');
    for (const name of ['large', 'unkeyed']) {
      const batches = await collect(reader, read(name));
      expect(new Set(batches.flatMap(({ rows }) => rows.map(({ value }) => value['id']))).size).toBe(20_000);
      expect(batches.map(({ rows }) => rows.length)).toEqual(Array.from({ length: 10 }, () => 2000));
      expect(batches.every(({ bookmark }) => (bookmark !== undefined) === (name === 'large'))).toBe(true);
      expect(batches[0]?.total).toBe(20_000);
    }
    await reader.close();
  });

  it('reads by key in one statement: exact numbers, composite keys, no lookalikes', async () => {
    const { reader, read } = open(
      '{ people: { table: T_RK, fields: { number: RKBH } }, pairs: { table: pairs } }',
    );
    const keys = ['9007199254740993', '9007199254740992', 'no number'].map(toRecordKey);
    const rows = await reader.readKeys?.(read('people', 'number'), keys);
    expect(rows?.map(({ value }) => value)).toEqual([{ number: '9007199254740993' }]);
    const asked = [
      ['x|y', '1'],
      ['x', '3'],
      ['x1', '3'],
    ].map(joinRecordKey);
    const pairs = await reader.readKeys?.(read('pairs', 'a', 'b'), asked);
    expect(pairs?.map(({ value }) => value['odd `name']).sort()).toEqual(['first', 'third']);
    expect(reader.calls).toBe(2);
    await reader.close();
  });

  it('cannot write, whatever a view does', async () => {
    await server.client.query(`
      CREATE TABLE spy (at timestamp);
      CREATE FUNCTION peep() RETURNS integer BEGIN INSERT INTO spy VALUES (now()); RETURN 1; END;
      CREATE VIEW spying AS SELECT peep() AS id;`);
    const { reader, read } = open('{ spying: { table: spying } }');
    await expect(readRows(reader, read('spying'))).rejects.toMatchObject({ code: 'SOURCE_RUBBISH' });
    await expect(reader.readKeys?.(read('spying', 'id'), [toRecordKey('1')])).rejects.toMatchObject({
      code: 'SOURCE_RUBBISH',
    });
    expect((await server.client.query('SELECT * FROM spy'))[0]).toEqual([]);
    await reader.close();
  });

  it('sees one moment, whatever is written meanwhile', async () => {
    await server.client.query('CREATE TABLE moving (id int PRIMARY KEY, n int)');
    await server.client.query('INSERT INTO moving SELECT seq, 0 FROM seq_1_to_5000');
    const { reader, read } = open('{ moving: { table: moving } }');
    const seen: unknown[] = [];
    for await (const { rows } of reader.readAll(read('moving'))) {
      seen.push(...rows.map(({ value }) => value['n']));
      await server.client.query('UPDATE moving SET n = 1');
      await server.client.query('INSERT INTO moving SELECT MAX(id) + 1, 1 FROM moving');
    }
    expect(seen).toEqual(Array.from({ length: 5000 }, () => 0));
    await reader.close();
  });

  it('gives up a query at the deadline and lets go of the connection', async () => {
    await server.client.query('CREATE VIEW slow AS SELECT 1 AS id, SLEEP(30) AS nap');
    const { reader, read } = open(
      '{ slow: { table: slow }, pairs: { table: pairs } }',
      '{ retries: 0, deadline: 300ms, readDeadline: 300ms, concurrency: 1 }',
    );
    const started = performance.now();
    await expect(reader.readKeys?.(read('slow', 'id'), [toRecordKey('1')])).rejects.toMatchObject({
      code: 'SOURCE_TIMEOUT',
    });
    await expect(readRows(reader, read('slow'))).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' });
    expect(performance.now() - started).toBeLessThan(20_000);
    expect((await readRows(reader, read('pairs'))).rows).toHaveLength(4);
    await reader.close();
  });

  it.each([
    [
      ...(['a table that has gone', '{ gone: { table: gone } }', 'secret', 'SOURCE_RUBBISH'] as const),
      `office.gone answered something that breaks its contract: there is no table or view "gone" that the hub's user may read: correct the name, or grant SELECT on it.`,
    ],
    [
      ...(['a column that has gone', '{ gone: { table: pairs, fields: { c: c } } }', 'secret'] as const),
      ...(['SOURCE_RUBBISH'] as const),
      'office.gone answered something that breaks its contract: its table "pairs" has no column "c".',
    ],
    [
      ...(['a wrong password', '{ gone: { table: pairs } }', 'wrong', 'SOURCE_REFUSED'] as const),
      "office.gone refused the hub's request.",
    ],
  ])('says %s in our own words', async (...[, datasets, password, code, sentence]) => {
    const { reader, read } = open(datasets, undefined, password);
    await expect(readRows(reader, read('gone'))).rejects.toMatchObject({ code, sentence });
    await reader.close();
  });

  it('puts a huge row into quarantine, in bounded memory, with a key and without', async () => {
    await server.client.query('SET GLOBAL max_allowed_packet = 67108864; DO 1');
    await server.client.query(`
      CREATE TABLE photos (id int PRIMARY KEY, name text, photo longtext);
      INSERT INTO photos SELECT seq, concat('n', seq), IF(seq % 20 = 0, repeat('x', 9000000), 'small') FROM seq_1_to_100;
      CREATE VIEW unkeyed_photos AS SELECT * FROM photos;`);
    const { reader, read } = open('{ photos: { table: photos }, unkeyed: { table: unkeyed_photos } }');
    for (const name of ['photos', 'unkeyed']) {
      const before = process.memoryUsage().rss;
      const { rows, broken } = await readRows(reader, read(name));
      expect([rows.length, broken.length]).toEqual([95, 5]);
      expect(broken[0]?.sentence).toMatch(/hold 90000\d\d bytes, more than the 1000000/);
      expect(broken[0]?.raw).toMatch(/^\{"id":\d+/);
      expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
    }
    await reader.close();
  });

  it('fails when the server goes in the middle, and goes on when it is back', async () => {
    const { reader, read } = open(
      '{ large: { table: large } }',
      '{ retries: 0, breaker: { failures: 100 } }',
    );
    const seen: unknown[] = [];
    let bookmark: string | undefined;
    const take = async (from?: string) => {
      for await (const batch of reader.readAll(
        read('large'),
        undefined,
        from === undefined ? {} : { from },
      )) {
        seen.push(...batch.rows.map(({ value }) => value['id']));
        bookmark = batch.bookmark;
        if (seen.length === 6000) await server.kill();
      }
    };
    await expect(take()).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    await expect(take(bookmark)).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    await server.start();
    await take(bookmark);
    expect(seen).toEqual(Array.from({ length: 20_000 }, (_, index) => index + 1));
    await reader.close();
  });
});

async function collect(reader: SourceReader, read: DatasetRead): Promise<RowBatch[]> {
  const batches: RowBatch[] = [];
  for await (const batch of reader.readAll(read)) batches.push(batch);
  return batches;
}
