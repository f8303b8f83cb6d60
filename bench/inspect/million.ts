import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { from as copyFrom } from 'pg-copy-streams';
import { inspectSource, type Inspection } from '#sources';
import { startPostgres } from '../../sources/testing/start-postgres.ts';
import { toTable } from '../figures/index.ts';

/** Fifteen columns, some 300 bytes a row, as registers have them. */
const columns = `
  'RK' || lpad(range::VARCHAR, 9, '0') AS id, 'Name of person ' || (hash(range) % 200000)::VARCHAR AS name,
  lpad((hash(range) % 1000000000000000000)::VARCHAR, 18, '1') AS number, (['1','2'])[1 + range % 2] AS sex,
  strftime(DATE '1930-01-01' + (hash(range) % 30000)::INTEGER, '%Y%m%d') AS birth, lpad((hash(range) % 56)::VARCHAR, 2, '0') AS nation,
  'Longzihu district, Lake Road ' || (range % 900) || ', building ' || (range % 40) || ', room ' || (range % 2000) AS address,
  '340' || (302 + range % 4) AS division, '1' || (3000000000 + hash(range) % 999999999)::VARCHAR AS telephone,
  round((hash(range) % 1000000) / 100.0, 2) AS amount, 117.2 + (hash(range) % 10000) / 100000.0 AS longitude,
  32.8 + (hash(range) % 10000) / 100000.0 AS latitude, (['active','paused','ended'])[1 + range % 3] AS status,
  repeat('remark ', 10) || (hash(range) % 97) AS remark, strftime(TIMESTAMP '2024-01-01' + to_seconds(range % 30000000), '%Y-%m-%dT%H:%M:%S') AS updated_at`;
const types = `id text PRIMARY KEY, name text, number text, sex text, birth text, nation text, address text, division text, telephone text,
  amount numeric(12,2), longitude float8, latitude float8, status text, remark text, updated_at timestamp`;

/** How long a million rows take, from a CSV file and from PostgreSQL by a role that may only SELECT. */
export async function inspectMillion(rows: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-inspect-million-'));
  await chmod(folder, 0o755);
  const file = join(folder, 'register.csv');
  const postgres = await startPostgres();
  try {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`COPY (SELECT ${columns} FROM range(${rows})) TO '${file}' (HEADER)`);
    await postgres.client.query(`CREATE TABLE register (${types})`);
    await pipeline(
      createReadStream(file),
      postgres.client.query(copyFrom('COPY register FROM STDIN WITH (FORMAT csv, HEADER)')),
    );
    await postgres.client.query(
      `ANALYZE register; CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT SELECT ON register TO reader`,
    );
    const before = await readCounters(postgres.client);
    const csv = await time(() => inspectSource({ target: file }));
    const database = await time(() =>
      inspectSource({ target: `postgres://reader:reader@127.0.0.1:${postgres.port}/office` }),
    );
    const after = await readCounters(postgres.client);
    console.log(
      toTable([
        ['from', 'rows', 'seconds', 'CPU seconds', 'key', 'as of'],
        toRow('CSV', csv),
        toRow('PostgreSQL', database),
      ]),
    );
    console.log(`rows written in PostgreSQL meanwhile: ${after - before}`);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Timed {
  readonly seconds: number;
  /** Of all threads: what the waiting for a busy machine does not count in. */
  readonly cpuSeconds: number;
  readonly inspection: Inspection;
}

async function time(work: () => Promise<Inspection>): Promise<Timed> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const inspection = await work();
  const { user, system } = process.cpuUsage(used);
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6, inspection };
}

function toRow(from: string, { seconds, cpuSeconds, inspection: { datasets } }: Timed): string[] {
  const [dataset] = datasets;
  return [
    from,
    String(dataset?.rowsSeen ?? 0),
    seconds.toFixed(1),
    cpuSeconds.toFixed(1),
    dataset?.key.join(' + ') ?? '',
    dataset?.asOf ?? '',
  ];
}

type Client = Awaited<ReturnType<typeof startPostgres>>['client'];

/** Tuples inserted, updated and deleted in the database since it was made. */
async function readCounters(client: Client): Promise<number> {
  await client.query('SELECT pg_stat_force_next_flush()');
  const { rows } = await client.query<{ n: string }>(
    'SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) AS n FROM pg_stat_user_tables',
  );
  return Number(rows[0]?.n ?? 0);
}
