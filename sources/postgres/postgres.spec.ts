import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { joinRecordKey, toRecordKey } from '#schemas';
import { openTestReader, readRows, startPostgres, type PostgresForTest } from '../testing/index.ts';

let server: PostgresForTest;

const yaml = (datasets: string, guard = '{ retries: 0 }', password = 'secret') => `
kind: postgres
title: { en: Office }
connection: { host: 127.0.0.1, port: "\${port.office}", database: office, user: office, password: ${password} }
guard: ${guard}
datasets: ${datasets}
`;
const open = (datasets: string, guard?: string, password?: string) =>
  openTestReader(yaml(datasets, guard, password), { ports: { office: server.port } });

beforeAll(async () => {
  server = await startPostgres();
  await server.client.query(`
    CREATE TABLE "T_RK" ("RKBH" bigint PRIMARY KEY, "XM" text, "CSRQ" date, "GXSJ" timestamp, "TZ" timestamptz,
      "JE" numeric, "HJ" numeric, "ZT" boolean, "FJ" jsonb);
    INSERT INTO "T_RK" VALUES
      (1, '张伟', '1990-01-01', '2024-05-01 10:20:30.5', '2024-05-01 10:20:30+08', 12.50, 12345678901234567890.5, true, '{"a": [1]}'),
      (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    CREATE TABLE pairs (a text, b integer, "odd ""name" text, PRIMARY KEY (a, b));
    INSERT INTO pairs VALUES ('x|y', 1, 'first'), ('x', 2, 'second'), ('x', 3, 'third');
    CREATE TABLE large AS SELECT i AS id, 'Name ' || i AS name, repeat('x', 200) AS text FROM generate_series(1, 60000) i;
  `);
});
afterAll(() => server.stop());

describe('a PostgreSQL source', () => {
  it('reads every column as a contract names values', async () => {
    const { reader, read } = open('{ people: { table: T_RK } }');
    const { values, total } = await readRows(reader, read('people'));
    expect(total).toBe(2);
    expect(values).toEqual([
      {
        ...{ RKBH: 1, XM: '张伟', CSRQ: '1990-01-01', GXSJ: '2024-05-01T10:20:30.5', JE: 12.5 },
        ...{ TZ: expect.stringMatching(/^2024-05-01T\d\d:20:30[+-]\d\d:\d\d$/) },
        ...{ HJ: '12345678901234567890.5', ZT: true, FJ: { a: [1] } },
      },
      { RKBH: 2, XM: null, CSRQ: null, GXSJ: null, TZ: null, JE: null, HJ: null, ZT: null, FJ: null },
    ]);
    await reader.close();
  });

  it('takes only the columns that are named, under their contract names, filtered', async () => {
    const { reader, read } = open(
      '{ pairs: { table: pairs, fields: { second: b, odd: "odd \\"name" }, where: { a: x } } }',
    );
    const { values } = await readRows(reader, read('pairs'));
    expect(values).toEqual([
      { second: 2, odd: 'second' },
      { second: 3, odd: 'third' },
    ]);
    await reader.close();
  });

  it('reads 60,000 rows in batches', async () => {
    const { reader, read } = open('{ large: { table: large, schema: public } }');
    let count = 0;
    let largest = 0;
    for await (const { rows } of reader.readAll(read('large'))) {
      count += rows.length;
      largest = Math.max(largest, rows.length);
    }
    expect(count).toBe(60_000);
    expect(largest).toBeLessThanOrEqual(2000);
    await reader.close();
  });

  it('reads by key, single and composite, in one query, also while a table streams', async () => {
    const { reader, read } = open(
      '{ people: { table: T_RK, fields: { number: RKBH } }, pairs: { table: pairs }, large: { table: large } }',
    );
    const streaming = reader.readAll(read('large'))[Symbol.asyncIterator]();
    await streaming.next();
    const rows = await reader.readKeys?.(read('people', 'number'), [toRecordKey('1'), toRecordKey('77')]);
    expect(rows?.map(({ value }) => value)).toEqual([{ number: 1 }]);
    const keys = [joinRecordKey(['x|y', '1']), joinRecordKey(['x', '3'])];
    const pairs = await reader.readKeys?.(read('pairs', 'a', 'b'), keys);
    expect(pairs?.map(({ value }) => value['odd "name']).sort()).toEqual(['first', 'third']);
    await streaming.return?.(undefined);
    await reader.close();
  });

  it('keeps a place for reads by key while every table is read at once, and reads them all', async () => {
    const { reader, read } = open(
      '{ pairs: { table: pairs }, large: { table: large } }',
      '{ retries: 0, concurrency: 2, readDeadline: 2s }',
    );
    const first = reader.readAll(read('large'))[Symbol.asyncIterator]();
    await first.next();
    const second = reader.readAll(read('large'))[Symbol.asyncIterator]();
    const waiting = second.next();
    // Longer than the read deadline: to wait for one's turn is no timeout.
    await new Promise((resolve) => setTimeout(resolve, 2200));
    const key = joinRecordKey(['x', '2']);
    expect(await reader.readKeys?.(read('pairs', 'a', 'b'), [key])).toHaveLength(1);
    await first.return?.(undefined);
    expect((await waiting).value).toMatchObject({ rows: { length: 2000 }, total: 60_000 });
    await second.return?.(undefined);
    await reader.close();
  });

  it('cannot write, whatever a view does', async () => {
    await server.client.query(`
      CREATE TABLE spy (at timestamptz);
      CREATE FUNCTION peep() RETURNS integer LANGUAGE sql VOLATILE AS 'INSERT INTO spy VALUES (now()) RETURNING 1';
      CREATE VIEW spying AS SELECT peep() AS id;`);
    const { reader, read } = open('{ spying: { table: spying } }');
    await expect(readRows(reader, read('spying'))).rejects.toMatchObject({ code: 'SOURCE_RUBBISH' });
    await expect(reader.readKeys?.(read('spying', 'id'), [toRecordKey('1')])).rejects.toMatchObject({
      code: 'SOURCE_RUBBISH',
    });
    expect((await server.client.query('SELECT * FROM spy')).rowCount).toBe(0);
    await reader.close();
  });

  it('takes longer than the deadline of a batch for all of them together', async () => {
    const { reader, read } = open('{ large: { table: large } }', '{ retries: 0, readDeadline: 1s }');
    let count = 0;
    for await (const { rows } of reader.readAll(read('large'))) {
      count += rows.length;
      await new Promise((resolve) => setTimeout(resolve, 70));
    }
    expect(count).toBe(60_000);
    await reader.close();
  });

  it('gives up a query at the deadline and lets go of the connection', async () => {
    await server.client.query('CREATE VIEW slow AS SELECT 1 AS id, pg_sleep(30)::text AS nap');
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
    expect((await readRows(reader, read('pairs'))).rows).toHaveLength(3);
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

  it('fails when the server goes in the middle, and closes its connections', async () => {
    const { reader, read } = open('{ large: { table: large } }', '{ retries: 1, readDeadline: 10s }');
    const reading = reader.readAll(read('large'))[Symbol.asyncIterator]();
    await reading.next();
    const others = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'causeway'`;
    await server.client.query(others);
    const rest = async () => {
      for (;;) if ((await reading.next()).done) return;
    };
    await expect(rest()).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    expect((await readRows(reader, read('large'))).rows).toHaveLength(60_000);
    await reader.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const left = await server.client.query(
      `SELECT 1 FROM pg_stat_activity WHERE application_name = 'causeway'`,
    );
    expect(left.rowCount).toBe(0);
  });
});
