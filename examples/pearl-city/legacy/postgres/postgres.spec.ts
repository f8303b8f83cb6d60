import { fork } from 'node:child_process';
import { readFile, mkdtemp, rm, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { generateCity } from '../../generator/generate-city.ts';
import type { CitySummary } from '../../generator/generate-city.ts';
import { forkSystem } from '../process/index.ts';
import type { ForkedSystem } from '../process/index.ts';
import { hubAccount } from './load-database.ts';
import { legacyDatabases } from './tables.ts';

const module = new URL('../postgres.ts', import.meta.url);

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function waitUntilGone(pid: number): Promise<boolean> {
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 50) await wait(50);
  return !isAlive(pid);
}

describe('the departments’ PostgreSQL', () => {
  let data: string;
  let city: CitySummary;
  let port: number;
  let system: ForkedSystem | undefined;

  const start = async () => (system = await forkSystem(module, data, port));
  const readServerPid = async () => {
    const file = await readFile(join(data, 'legacy', 'postgres', 'postmaster.pid'), 'utf8');
    return Number(file.split('\n')[0]);
  };
  const query = async <Row extends pg.QueryResultRow>(database: string, sql: string): Promise<Row[]> => {
    const client = new pg.Client({ host: '127.0.0.1', port, database, ...hubAccount });
    await client.connect();
    return client.query<Row>(sql).then(
      ({ rows }) => client.end().then(() => rows),
      (error: unknown) => client.end().then(() => Promise.reject(error as Error)),
    );
  };

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'legacy-postgres-'));
    // As root PostgreSQL runs as its own user, who must be able to enter the folder.
    await chmod(data, 0o755);
    city = await generateCity({ out: data, scale: 0.01 });
    port = await findFreePort();
  });
  afterEach(async () => {
    await system?.end();
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  it('holds every row of the registers, readable by the hub’s account', async () => {
    await start();
    for (const database of legacyDatabases) {
      for (const table of database.tables) {
        const [row] = await query<{ count: string }>(database.name, `SELECT count(*) FROM "${table.name}"`);
        expect([table.name, Number(row?.count)]).toEqual([
          table.name,
          city.counts[table.register.replace('/', '.')],
        ]);
      }
    }
  });

  it('lets the hub’s account read only', async () => {
    await start();
    await expect(query('ga', 'DELETE FROM "T_RK_JBXX"')).rejects.toThrow('permission denied');
  });

  it('computes the state of a marriage', async () => {
    await start();
    const rows = await query<{ state: string; dissolved: boolean }>(
      'civil',
      'SELECT DISTINCT state, dissolved_on IS NOT NULL AS dissolved FROM marriage_registration',
    );
    rows.forEach((row) => expect(row.state).toBe(row.dissolved ? 'dissolved' : 'in_force'));
    expect(rows.length).toBeGreaterThan(0);
  });

  const markRow = async () => {
    const admin = new pg.Client({
      host: '127.0.0.1',
      port,
      database: 'ga',
      user: 'postgres',
      password: 'postgres',
    });
    await admin.connect();
    await admin.query(`UPDATE "T_SP_SXJ" SET "AZWZ" = 'changed here'`);
    await admin.end();
  };
  const readMarks = () => query('ga', `SELECT 1 FROM "T_SP_SXJ" WHERE "AZWZ" = 'changed here'`);

  it('keeps its databases over a restart, and loads them anew when the registers are others', async () => {
    await start();
    await markRow();
    await system?.end();
    await start();
    expect(await readMarks()).not.toHaveLength(0);
    await system?.end();
    await writeFile(join(data, 'complete.json'), JSON.stringify({ ...city, seed: 2 }));
    await start();
    expect(await readMarks()).toHaveLength(0);
  });

  it('stops its server when its parent lets it go', async () => {
    await start();
    const pid = await readServerPid();
    expect(await system?.end()).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  it('leaves no server behind after kill -9, and starts again at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      await start();
      const pid = await readServerPid();
      system?.child.kill('SIGKILL');
      if (round > 0) expect(await waitUntilGone(pid)).toBe(true);
    }
    await start();
    expect(await query('ga', 'SELECT 1 FROM "T_RK_JBXX" LIMIT 1')).toHaveLength(1);
  });

  it('leaves no server behind when it is killed while it starts', async () => {
    for (const milliseconds of [130, 170, 210]) {
      const child = fork(module, ['--data', data, '--port', String(port)], { execArgv: [] });
      await wait(milliseconds);
      child.kill('SIGKILL');
      // The watchdog may see the pid file only some time after the death.
      await wait(1500);
      const pid = await readServerPid().catch(() => 0);
      expect(pid > 0 && isAlive(pid)).toBe(false);
    }
  });

  it('says in one sentence that its port is taken', async () => {
    const stranger = createServer().listen(port, '127.0.0.1');
    const refused = await start().catch((error: unknown) => (error as Error).message);
    stranger.close();
    expect(refused).toBe(`Port ${port} is taken: stop what listens there or change it in city.yaml.`);
  });

  it('starts over a pid file of a server long gone, whose number is a stranger’s now', async () => {
    await start();
    await system?.end();
    const file = join(data, 'legacy', 'postgres', 'postmaster.pid');
    await writeFile(file, `${process.pid}\n`);
    await start();
    expect(await readServerPid()).not.toBe(process.pid);
  });
});
