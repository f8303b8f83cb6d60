import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Row, RowBatch } from '../../port/index.ts';
import {
  openTestReader,
  readRows,
  startPostgres,
  type PostgresForTest,
  type TestReader,
  until,
} from '../../testing/index.ts';

let server: PostgresForTest;
const opened: { stop: () => Promise<void> }[] = [];

beforeAll(async () => {
  server = await startPostgres('wal_level=logical', 'max_replication_slots=20', 'max_wal_senders=20');
}, 60_000);
afterEach(async () => {
  for (const { stop } of opened.splice(0)) await stop();
});
afterAll(() => server.stop());

const toReader = (datasets: string, user = 'office'): TestReader =>
  openTestReader(
    `kind: postgres
title: { en: Office }
connection: { host: 127.0.0.1, port: ${server.port}, database: office, user: ${user}, password: secret }
guard: { retries: 0 }
datasets: ${datasets}`,
  );

interface Followed {
  /** The copy that a hub would hold: by key, what the batches have said. */
  copy: Map<string, Row['value']>;
  batches: RowBatch[];
  stop: () => Promise<void>;
  ended: Promise<void>;
}

/** Follows as a hub does, into a copy. */
function follow(
  { reader, read }: TestReader,
  name: string,
  onBatch: (batch: RowBatch) => Promise<void> = () => Promise.resolve(),
): Followed {
  const ends = new AbortController();
  const copy = new Map<string, Row['value']>();
  const batches: RowBatch[] = [];
  const take = async (batch: RowBatch) => {
    await onBatch(batch);
    batches.push(batch);
    if (batch.emptied) copy.clear();
    for (const { value } of batch.removed ?? []) copy.delete(String(value['id']));
    for (const { value } of batch.rows) copy.set(String(value['id']), value);
  };
  const ended = reader.follow?.(read(name, 'id'), take, ends.signal) ?? Promise.resolve();
  ended.catch(() => undefined);
  const stop = async () => {
    ends.abort();
    await ended.catch(() => undefined);
    await reader.close();
  };
  opened.push({ stop });
  return { copy, batches, stop, ended };
}

/** Waits until it is so, and says how long it took in milliseconds. */
const query = (text: string) => server.client.query(text);
/** A slot is active already while it is being made: what streams is a sender. */
const isRunning = async (slot: string) =>
  (
    await query(
      `SELECT 1 FROM pg_replication_slots JOIN pg_stat_replication ON pid = active_pid WHERE slot_name = '${slot}'`,
    )
  ).rowCount === 1;

describe('changes of a PostgreSQL table', () => {
  it('come within 2 s of their commit: inserted, updated, deleted, with another key, emptied', async () => {
    await query(
      'CREATE TABLE people (id int PRIMARY KEY, name text, at timestamp, sum numeric); INSERT INTO people VALUES (1, $$old$$)',
    );
    const test = toReader(
      '{ people: { table: people, reading: { mode: changes }, fields: { id: id, holder: name, at: at, sum: sum } } }',
    );
    expect((await readRows(test.reader, test.read('people', 'id'))).rows).toHaveLength(1);
    await query(
      `INSERT INTO people VALUES (2, '王芳', '2024-05-01 10:20:30.000001', 12345678901234567890.5)`,
    );
    const { copy, batches } = follow(test, 'people');
    await until(() => copy.has('2'));
    expect(copy.get('2')).toEqual({
      id: 2,
      holder: '王芳',
      at: '2024-05-01T10:20:30.000001',
      sum: '12345678901234567890.5',
    });
    await query('INSERT INTO people (id, name) SELECT i, i FROM generate_series(3, 10) i');
    await until(() => copy.has('10'));
    await query(
      'BEGIN; UPDATE people SET name = $$new$$ WHERE id = 1; DELETE FROM people WHERE id = 3; UPDATE people SET id = 44 WHERE id = 4; COMMIT',
    );
    await until(() => copy.has('44'));
    expect([copy.get('1')?.['holder'], copy.has('3'), copy.has('4')]).toEqual(['new', false, false]);
    const sequences = batches.flatMap(({ rows }) => rows.map(({ sequence }) => sequence ?? ''));
    expect(sequences).toEqual([...sequences].sort());
    await query('BEGIN; TRUNCATE people; INSERT INTO people (id) VALUES (5); COMMIT');
    await until(() => copy.size === 1);
    expect([...copy.keys()]).toEqual(['5']);
  });

  it('of one transaction with 20,000 rows come in parts of a bounded size, and its end last', async () => {
    await query('CREATE TABLE many (id int PRIMARY KEY, text text)');
    const { copy, batches } = follow(
      toReader('{ many: { table: many, reading: { mode: changes } } }'),
      'many',
    );
    await until(() => isRunning('causeway_office_many'));
    await query(`INSERT INTO many SELECT i, repeat('x', 300) FROM generate_series(1, 20000) i`);
    await until(() => copy.size === 20_000);
    expect(Math.max(...batches.map(({ rows }) => rows.length))).toBeLessThanOrEqual(2000);
  });

  it('that leave the filter are deletions', async () => {
    await query('CREATE TABLE states (id int PRIMARY KEY, state text)');
    const test = toReader(
      '{ states: { table: states, reading: { mode: changes }, fields: { id: id }, where: { state: open } } }',
    );
    const { copy } = follow(test, 'states');
    await until(() => isRunning('causeway_office_states'));
    await query(`INSERT INTO states VALUES (1, 'open'), (2, 'shut'), (3, 'open')`);
    await until(() => copy.size === 2);
    await query(`UPDATE states SET state = 'shut' WHERE id = 1`);
    await until(() => copy.size === 1);
    expect([...copy.entries()]).toEqual([['3', { id: 3 }]]);
  });

  it('keep large values that an update did not touch, whatever names the rows', async () => {
    await query(`CREATE TABLE large (id int PRIMARY KEY, n int, text text);
      ALTER TABLE large ALTER text SET STORAGE EXTERNAL;
      CREATE TABLE full_large (LIKE large INCLUDING ALL); ALTER TABLE full_large REPLICA IDENTITY FULL;`);
    const test = toReader(
      '{ large: { table: large, reading: { mode: changes } }, full: { table: full_large, reading: { mode: changes } } }',
    );
    const copies = [follow(test, 'large').copy, follow(test, 'full').copy];
    await until(
      async () => (await isRunning('causeway_office_large')) && (await isRunning('causeway_office_full')),
    );
    const text = 'x'.repeat(50_000);
    for (const table of ['large', 'full_large']) {
      await query(`INSERT INTO ${table} VALUES (1, 1, '${text}'), (2, 1, '${text}')`);
      await query(`UPDATE ${table} SET n = 2; DELETE FROM ${table} WHERE id = 2`);
    }
    for (const copy of copies) {
      await until(() => copy.size === 1 && copy.get('1')?.['n'] === 2);
      expect(copy.get('1')).toEqual({ id: 1, n: 2, text });
    }
  });

  it('survive a restart of the server, and a shutdown does not wait for us', async () => {
    await query('CREATE TABLE steady (id int PRIMARY KEY)');
    const { copy } = follow(toReader('{ steady: { table: steady, reading: { mode: changes } } }'), 'steady');
    await until(() => isRunning('causeway_office_steady'));
    await query('INSERT INTO steady VALUES (1)');
    await until(() => copy.has('1'));
    const started = performance.now();
    await server.restart();
    expect(performance.now() - started).toBeLessThan(20_000);
    await query('INSERT INTO steady VALUES (2)');
    await until(() => copy.has('2'));
  });

  it('come again where the reader died between storing and confirming, and nothing is lost', async () => {
    await query('CREATE TABLE twice (id int PRIMARY KEY)');
    const document = '{ twice: { table: twice, reading: { mode: changes } } }';
    const seen: number[] = [];
    const first = follow(toReader(document), 'twice', async ({ rows }) => {
      seen.push(...rows.map(({ value }) => Number(value['id'])));
      // Stored, and then the process is no more: nothing is confirmed.
      if (seen.includes(2)) throw new Error('killed');
      await Promise.resolve();
    });
    await until(() => isRunning('causeway_office_twice'));
    await query('INSERT INTO twice VALUES (1)');
    await until(() => seen.includes(1));
    await query('INSERT INTO twice VALUES (2)');
    await expect(first.ended).rejects.toThrow('killed');
    await query('INSERT INTO twice VALUES (3)');
    const { copy } = follow(toReader(document), 'twice');
    await until(() => copy.has('3'));
    expect([...copy.keys()].sort()).toEqual(['2', '3']);
  });

  it('go on through a change of the schema', async () => {
    await query('CREATE TABLE shapes (id int PRIMARY KEY, a text)');
    const { copy } = follow(toReader('{ shapes: { table: shapes, reading: { mode: changes } } }'), 'shapes');
    await until(() => isRunning('causeway_office_shapes'));
    await query(`INSERT INTO shapes VALUES (1, 'x')`);
    await query('ALTER TABLE shapes ADD b int DEFAULT 7; ALTER TABLE shapes RENAME a TO c');
    await query(`INSERT INTO shapes VALUES (2, 'y', 8)`);
    await query('ALTER TABLE shapes DROP c; UPDATE shapes SET b = 9 WHERE id = 1');
    await until(() => copy.get('1')?.['b'] === 9);
    expect([copy.get('1'), copy.get('2')]).toEqual([
      { id: 1, b: 9 },
      { id: 2, c: 'y', b: 8 },
    ]);
  });

  it('let the server forget what has been stored, also while only other tables are written', async () => {
    await query('CREATE TABLE quiet (id int PRIMARY KEY); CREATE TABLE noise (text text)');
    follow(toReader('{ quiet: { table: quiet, reading: { mode: changes } } }'), 'quiet');
    await until(() => isRunning('causeway_office_quiet'));
    await query(`INSERT INTO noise SELECT repeat('x', 1000) FROM generate_series(1, 5000)`);
    const kept = async () =>
      Number(
        (
          await query(
            `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn) AS kept FROM pg_replication_slots WHERE slot_name = 'causeway_office_quiet'`,
          )
        ).rows[0]?.kept,
      );
    await until(async () => (await kept()) < 100_000);
  });

  it('are read again as a whole where the server has lost the slot', async () => {
    await query('CREATE TABLE lost (id int PRIMARY KEY)');
    const document = '{ lost: { table: lost, reading: { mode: changes } } }';
    const { copy } = follow(toReader(document), 'lost');
    await until(() => isRunning('causeway_office_lost'));
    await query('INSERT INTO lost VALUES (1)');
    await until(() => copy.has('1'));
    await opened.pop()?.stop();
    await until(async () => !(await isRunning('causeway_office_lost')));
    await query(`SELECT pg_drop_replication_slot('causeway_office_lost')`);
    await query('INSERT INTO lost VALUES (2)');
    const again = follow(toReader(document), 'lost');
    await until(() => again.copy.has('2'));
  });

  it('makes nothing when it is only tried', async () => {
    await query('CREATE TABLE tried (id int PRIMARY KEY)');
    const { reader } = toReader('{ tried: { table: tried, reading: { mode: changes } } }');
    expect(await reader.probe()).toMatchObject({ ok: true });
    expect(
      (await query(`SELECT FROM pg_replication_slots WHERE slot_name = 'causeway_office_tried'`)).rowCount,
    ).toBe(0);
    expect((await query(`SELECT FROM pg_publication WHERE pubname = 'causeway_office_tried'`)).rowCount).toBe(
      0,
    );
    await reader.close();
  });
});

describe('what stands in the way is said with whose move it is', () => {
  const sentenceOf = async (datasets: string, user?: string, ...keys: string[]) => {
    const { reader, read } = toReader(datasets, user);
    const error: unknown = await readRows(reader, read('x', ...keys)).catch((thrown: unknown) => thrown);
    await reader.close();
    return (error as { sentence?: string }).sentence;
  };

  it('of the table, the user and the publication', async () => {
    await query(`CREATE TABLE unkeyed (id int); CREATE VIEW seen AS SELECT 1 AS id;
      CREATE TABLE keyed (id int PRIMARY KEY, code text NOT NULL);
      CREATE USER weak PASSWORD 'secret'; CREATE USER reader PASSWORD 'secret' REPLICATION;
      GRANT SELECT ON ALL TABLES IN SCHEMA public TO weak, reader;`);
    const says = (table: string, more = '') =>
      `{ x: { table: ${table}, reading: { mode: changes${more} } } }`;
    expect(await sentenceOf(says('unkeyed'))).toBe(
      `office.x refused the hub's request: "unkeyed" has nothing that its changed rows are known by: its owner adds a primary key, or runs ALTER TABLE "unkeyed" REPLICA IDENTITY FULL.`,
    );
    // Nothing was published: the department's own updates go on.
    await query('INSERT INTO unkeyed VALUES (1); UPDATE unkeyed SET id = 2');
    expect(await sentenceOf(says('seen'))).toMatch(/"seen" is no table, and only tables have changes/);
    expect(await sentenceOf(says('absent'))).toMatch(/there is no table "absent"/);
    expect(await sentenceOf(says('keyed'), undefined, 'code')).toMatch(
      /would come without "code".*REPLICA IDENTITY FULL/,
    );
    expect(await sentenceOf(says('keyed'), 'weak')).toMatch(/ALTER ROLE "weak" REPLICATION/);
    expect(await sentenceOf(says('keyed'), 'reader')).toMatch(
      /its table is not published: its owner runs CREATE PUBLICATION "causeway_office_x" FOR TABLE "keyed"/,
    );
    expect(await sentenceOf(says('keyed', ', publication: theirs'))).toMatch(/CREATE PUBLICATION "theirs"/);
    await query('CREATE PUBLICATION theirs FOR TABLE keyed');
    expect(await sentenceOf(says('keyed', ', publication: theirs'), 'reader')).toBeUndefined();
  });

  it('of a slot that costs the department its disk', async () => {
    await query('CREATE TABLE costly (id int PRIMARY KEY); CREATE TABLE waste (text text)');
    const { reader, read } = toReader(
      '{ x: { table: costly, reading: { mode: changes, slot: costly, mostKept: 1000000 } } }',
    );
    await readRows(reader, read('x', 'id'));
    await query(`INSERT INTO waste SELECT repeat('x', 1000) FROM generate_series(1, 5000)`);
    expect(await reader.probe()).toMatchObject({
      ok: false,
      who: 'department',
      sentence: expect.stringMatching(
        /keeps \d+ MB of its log for the replication slot "costly".*pg_drop_replication_slot/,
      ),
    });
    await query(`SELECT pg_drop_replication_slot('costly')`);
    await reader.close();
  });

  it('of a server that does not write it', async () => {
    const plain = await startPostgres();
    await plain.client.query('CREATE TABLE t (id int PRIMARY KEY)');
    const { reader, read } = openTestReader(
      `kind: postgres\ntitle: { en: A }\nconnection: { host: 127.0.0.1, port: ${plain.port}, database: office, user: office, password: secret }\nguard: { retries: 0 }\ndatasets: { x: { table: t, reading: { mode: changes } } }`,
    );
    await expect(readRows(reader, read('x', 'id'))).rejects.toMatchObject({
      sentence: expect.stringMatching(/sets wal_level = logical and restarts PostgreSQL/),
    });
    await reader.close();
    await plain.stop();
  });
});
