import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  describeWith,
  readTestSource,
  startMariadb,
  startPostgres,
  type MariadbForTest,
  type PostgresForTest,
} from '../../testing/index.ts';
import { readCatalogue } from './index.ts';

const toSource = (kind: string, port: number, password = 'secret') =>
  readTestSource(
    `kind: ${kind}\ntitle: { en: A }\nconnection: { host: 127.0.0.1, port: ${port}, database: office, user: office, password: ${password} }\nguard: { retries: 0, deadline: 2s }\ndatasets: { a: { table: t } }`,
  );

describe('the catalogue of PostgreSQL', () => {
  let server: PostgresForTest;
  beforeAll(async () => {
    server = await startPostgres();
    await server.client.query(`
      CREATE TYPE state AS ENUM ('open', 'it''s shut');
      CREATE DOMAIN credit_code AS varchar(18) NOT NULL;
      CREATE TABLE firms (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code credit_code UNIQUE, name text NOT NULL,
        state state DEFAULT 'open', capital numeric(12, 2), at timestamptz(3));
      COMMENT ON TABLE firms IS 'Enterprises'; COMMENT ON COLUMN firms.name IS '企业名称';
      CREATE UNIQUE INDEX ON firms (lower(name));
      CREATE TABLE branches (firm bigint REFERENCES firms, no smallint, name char(10), PRIMARY KEY (no, firm)) PARTITION BY LIST (no);
      CREATE TABLE branches_1 PARTITION OF branches FOR VALUES IN (1);
      CREATE VIEW open_firms AS SELECT id, name FROM firms;
      CREATE SCHEMA archive; CREATE TABLE archive.old (a int);
      CREATE ROLE stranger; CREATE TABLE archive.secret (a int);
      INSERT INTO firms (code, name) SELECT i, 'F' || i FROM generate_series(1, 50) i; ANALYZE;`);
  });
  afterAll(() => server.stop());

  it('names tables, views, columns, keys and estimates', async () => {
    const { version, tables } = await readCatalogue(toSource('postgres', server.port));
    expect(version).toMatch(/^PostgreSQL \d+/);
    expect(tables.map(({ schema, name, type }) => `${schema}.${name} ${type}`)).toEqual([
      ...['archive.old table', 'archive.secret table', 'public.branches table', 'public.firms table'],
      'public.open_firms view',
    ]);
    const [branches, firms] = tables.filter(({ schema }) => schema === 'public');
    expect(firms).toEqual({
      ...{ schema: 'public', name: 'firms', type: 'table', comment: 'Enterprises', rowEstimate: 50 },
      columns: [
        { name: 'id', type: 'bigint', nullable: false },
        { name: 'code', type: 'credit_code', nullable: false },
        { name: 'name', type: 'text', nullable: false, comment: '企业名称' },
        {
          ...{ name: 'state', type: 'state', nullable: true, default: `'open'::state` },
          enum: ['open', `it's shut`],
        },
        { name: 'capital', type: 'numeric(12,2)', nullable: true },
        { name: 'at', type: 'timestamp(3) with time zone', nullable: true },
      ],
      ...{ primaryKey: ['id'], uniqueKeys: [['code']], foreignKeys: [] },
    });
    expect(branches).toMatchObject({
      primaryKey: ['no', 'firm'],
      columns: [{}, {}, { type: 'character(10)', length: 10 }],
      foreignKeys: [{ columns: ['firm'], references: { schema: 'public', table: 'firms', columns: ['id'] } }],
    });
  });

  it('reads one schema alone, and says in our words what cannot be read', async () => {
    const { tables } = await readCatalogue(toSource('postgres', server.port), { schema: 'archive' });
    expect(tables).toHaveLength(2);
    await expect(readCatalogue(toSource('postgres', server.port, 'wrong'))).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
    });
    await expect(readCatalogue(toSource('postgres', 1))).rejects.toMatchObject({
      code: 'SOURCE_UNREACHABLE',
    });
  });
});

describeWith('mariadbd', 'the catalogue of MariaDB', () => {
  let server: MariadbForTest;
  beforeAll(async () => {
    server = await startMariadb();
    await server.client.query(`
      CREATE TABLE firms (id bigint unsigned AUTO_INCREMENT PRIMARY KEY, code varchar(18) NOT NULL UNIQUE,
        name varchar(100) NOT NULL COMMENT '企业名称', state enum('open', 'it''s shut') DEFAULT 'open', extra json,
        KEY (name(3)), UNIQUE KEY half (name(10))) COMMENT 'Enterprises';
      CREATE TABLE branches (firm bigint unsigned, no smallint, PRIMARY KEY (no, firm), FOREIGN KEY (firm) REFERENCES firms (id));
      CREATE VIEW open_firms AS SELECT id, name FROM firms;
      INSERT INTO firms (code, name) SELECT seq, seq FROM seq_1_to_50; ANALYZE TABLE firms;`);
  }, 60_000);
  afterAll(() => server.stop());

  it('names tables, views, columns, keys and estimates', async () => {
    const { version, tables } = await readCatalogue(toSource('mariadb', server.port));
    expect(version).toMatch(/MariaDB/);
    const [branches, firms, view] = tables;
    expect(firms).toEqual({
      ...{ schema: 'office', name: 'firms', type: 'table', comment: 'Enterprises', rowEstimate: 50 },
      columns: [
        { name: 'id', type: 'bigint(20) unsigned', nullable: false },
        { name: 'code', type: 'varchar(18)', nullable: false, length: 18 },
        { name: 'name', type: 'varchar(100)', nullable: false, length: 100, comment: '企业名称' },
        {
          ...{ name: 'state', type: `enum('open','it''s shut')`, nullable: true, default: `'open'` },
          enum: ['open', `it's shut`],
        },
        { name: 'extra', type: 'json', nullable: true },
      ],
      ...{ primaryKey: ['id'], uniqueKeys: [['code']], foreignKeys: [] },
    });
    expect(branches).toMatchObject({
      primaryKey: ['no', 'firm'],
      foreignKeys: [{ columns: ['firm'], references: { schema: 'office', table: 'firms', columns: ['id'] } }],
    });
    expect(view).toMatchObject({ name: 'open_firms', type: 'view', primaryKey: [], columns: [{}, {}] });
    expect(view).not.toHaveProperty('rowEstimate');
  });
});
