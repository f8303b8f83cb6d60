import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readContract } from '#contracts';
import { parseText } from '#schemas';
import {
  describeWith,
  startMariadb,
  startPostgres,
  type MariadbForTest,
  type PostgresForTest,
} from '../testing/index.ts';
import { inspectSource } from './index.ts';

type Finding = Awaited<ReturnType<typeof inspectSource>>['datasets'][number];

const toTypes = ({ fields }: Finding) => Object.fromEntries(fields.map(({ field, type }) => [field, type]));

function assertAccepted({ contract }: Finding): void {
  expect(readContract(parseText(contract.text, contract.path), []).faults).toEqual([]);
}

describe('a PostgreSQL database, looked into by a role that may only SELECT', () => {
  let postgres: PostgresForTest;
  const target = (user = 'reader:reader') => `postgres://${user}@127.0.0.1:${postgres.port}/office`;

  beforeAll(async () => {
    postgres = await startPostgres();
    await postgres.client.query(`
      CREATE TYPE mood AS ENUM ('good', 'bad');
      CREATE DOMAIN plate AS varchar(9) NOT NULL;
      CREATE TABLE cars (code text, plate plate, price numeric(10,2), seats smallint NOT NULL, mood mood, made date,
        seen timestamptz, picture bytea, extras jsonb, tags text[], long interval, PRIMARY KEY (code));
      INSERT INTO cars SELECT 'C' || n, '皖C' || (10000 + n), n * 1.5, 4, 'good', date '2020-01-01' + n, now(), 'x',
        jsonb_build_object('color', 'red', 'doors', n), ARRAY['a', 'b'], '1 day' FROM generate_series(1, 300) n;
      CREATE TABLE visits (car text, day date, nth int, note text);
      INSERT INTO visits SELECT 'C' || (n % 50), date '2024-01-01' + n / 50, 1, null FROM generate_series(0, 499) n;
      CREATE TABLE nothing (id int PRIMARY KEY, name text);
      CREATE TABLE secrets (id int);
      CREATE TABLE "x"";DROP TABLE cars;--" ("a""b" text, "c'; DROP TABLE cars; --" int);
      INSERT INTO "x"";DROP TABLE cars;--" SELECT 'v' || n, n FROM generate_series(1, 30) n;
      CREATE VIEW dear AS SELECT code, price FROM cars WHERE price > 100;
      COMMENT ON TABLE cars IS '车辆信息';
      CREATE ROLE reader LOGIN PASSWORD 'reader';
      GRANT SELECT ON cars, visits, nothing, dear, "x"";DROP TABLE cars;--" TO reader; ANALYZE`);
  });
  afterAll(() => postgres.stop());

  it('gives the catalogue’s types, keys and enumerations, nested columns by their rows, and leaves bytes out', async () => {
    const { datasets } = await inspectSource({ target: `${target()}#cars`, department: 'office' });
    const [cars] = datasets as [Finding];
    assertAccepted(cars);
    expect(toTypes(cars)).toEqual({
      ...{
        code: 'string',
        plate: 'string',
        price: 'number',
        seats: 'integer',
        mood: 'string',
        made: 'date',
        seen: 'timestamp',
      },
      ...{ extras: 'object', 'extras.color': 'string', 'extras.doors': 'integer', tags: 'array' },
    });
    expect(cars.key).toEqual(['code']);
    expect(cars.trial).toMatchObject({ rows: 300, kept: 300 });
    expect(cars.fields.find(({ field }) => field === 'mood')?.enum).toEqual(['good', 'bad']);
    expect(cars.doubts.join(' ')).toMatch(/"picture" \(bytea\).*"long" \(interval\)/);
  });

  it('finds a key of two columns, drafts views and empty tables, and says what it may not read', async () => {
    const { datasets, doubts } = await inspectSource({ target: target(), department: 'office' });
    datasets.forEach(assertAccepted);
    const keys = Object.fromEntries(datasets.map(({ foreign, key }) => [foreign, key]));
    expect(keys).toMatchObject({ visits: ['car', 'day'], nothing: ['id'], dear: ['code'] });
    expect(doubts.join(' ')).toContain('secrets');
  });

  it('writes nothing, whatever names stand in the catalogue', async () => {
    const count = async () => {
      const { rows } = await postgres.client.query(
        'SELECT pg_stat_force_next_flush(), (SELECT count(*) FROM cars) AS cars',
      );
      const changed = await postgres.client.query(
        'SELECT sum(n_tup_ins + n_tup_upd + n_tup_del + n_tup_newpage_upd)::int AS n FROM pg_stat_user_tables',
      );
      return [rows[0], changed.rows[0]] as unknown[];
    };
    const before = await count();
    // Even the owner of the tables cannot write through it.
    const { datasets } = await inspectSource({ target: target('office:secret'), department: 'office' });
    expect(datasets.map(({ foreign }) => foreign)).toContain('x";DROP TABLE cars;--');
    expect(await count()).toEqual(before);
  });

  it('says whose move it is where it cannot be read', async () => {
    await expect(inspectSource({ target: target('reader:wrong') })).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
    });
    await expect(inspectSource({ target: `${target()}#absent` })).rejects.toMatchObject({
      code: 'WRONG_USE',
      sentence: expect.stringContaining('It has: cars'),
    });
    await expect(inspectSource({ target: 'postgres://a:b@127.0.0.1:1/x' })).rejects.toMatchObject({
      code: 'SOURCE_UNREACHABLE',
    });
  });
});

describeWith('mariadbd', 'a MariaDB database', () => {
  let mariadb: MariadbForTest;
  beforeAll(async () => {
    mariadb = await startMariadb();
    await mariadb.client
      .query(`CREATE TABLE people (id int AUTO_INCREMENT PRIMARY KEY, name varchar(40) NOT NULL, sex enum('M','F'),
      born date, active tinyint(1), paid decimal(10,2), changed datetime, photo blob)`);
    await mariadb.client.query(`INSERT INTO people (name, sex, born, active, paid, changed, photo)
      SELECT concat('王', seq), 'M', '1990-01-31', 1, 12.5, '2024-05-01 10:00:00', 'x' FROM seq_1_to_200`);
  });
  afterAll(() => mariadb?.stop());

  it('is drafted by its catalogue and its rows', async () => {
    const target = `mariadb://office:secret@127.0.0.1:${mariadb.port}/office`;
    const { datasets, source } = await inspectSource({ target, department: 'office' });
    const [people] = datasets as [Finding];
    assertAccepted(people);
    expect(toTypes(people)).toMatchObject({
      id: 'integer',
      name: 'string',
      sex: 'string',
      born: 'date',
      paid: 'number',
      changed: 'timestamp',
    });
    expect([people.key, people.trial]).toMatchObject([['id'], { rows: 200, kept: 200 }]);
    expect(source.text).not.toContain('secret\n');
  });
});
