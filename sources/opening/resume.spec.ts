import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CausewayError } from '#schemas';
import { sourceError } from '../errors/index.ts';
import { StreamPages } from '../pages/index.ts';
import type { DatasetRead, Page, RowBatch, SourceReader } from '../port/index.ts';
import {
  describeWith,
  openTestReader,
  startCuttingProxy,
  startMariadb,
  startPostgres,
  type CuttingProxy,
} from '../testing/index.ts';

const rowsInAll = 9000;
const all = Array.from({ length: rowsInAll }, (_, index) => index + 1);
const guard = '{ retries: 0, deadline: 5s, breaker: { failures: 1000 } }';

const open = (kind: string, port: number, patience = guard) =>
  openTestReader(`kind: ${kind}
title: { en: Office }
connection: { host: 127.0.0.1, port: ${port}, database: office, user: office, password: secret }
guard: ${patience}
datasets: { letters: { table: letters } }`);

/** Reads to the end as INTAKE does: what has come stays, and after a cut the source is asked behind the last bookmark. */
async function readThrough(
  reader: SourceReader,
  read: DatasetRead,
): Promise<{ keys: number[]; cuts: number }> {
  const keys: number[] = [];
  let from: string | undefined;
  for (let cuts = 0; ; cuts++) {
    try {
      const start = from === undefined ? {} : { from };
      for await (const batch of reader.readAll(read, undefined, start)) {
        keys.push(...toKeys(batch));
        from = batch.bookmark;
      }
      return { keys, cuts };
    } catch (error) {
      if (!(error instanceof CausewayError) || error.code !== 'SOURCE_UNREACHABLE') throw error;
      if (from === undefined) keys.length = 0;
    }
  }
}

const toKeys = ({ rows }: Pick<RowBatch, 'rows'>) =>
  rows.map(({ value }) => Number(value['a']) * 100 + Number(value['b']));

/** Where connections are cut: in the greeting, in the catalogue's answers, anywhere in the rows. */
const cuts = fc.array(fc.integer({ min: 1, max: 900_000 }), { maxLength: 6 });

function itLosesNothing(
  kind: string,
  start: () => Promise<{ port: number; stop: () => Promise<void> }>,
): void {
  let server: { port: number; stop: () => Promise<void> };
  let proxy: CuttingProxy;
  beforeAll(async () => {
    server = await start();
    proxy = await startCuttingProxy(server.port);
  }, 60_000);
  afterAll(async () => {
    await proxy.close();
    await server.stop();
  });

  it('has every row once, in its order, wherever its line is cut', async () => {
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const { reader, read } = open(kind, proxy.port);
        proxy.cuts = [...places];
        const { keys, cuts: counted } = await readThrough(reader, read('letters'));
        await reader.close();
        expect(keys).toEqual(all);
        expect(counted).toBeLessThanOrEqual(places.length);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('goes on by itself while the guard still tries', async () => {
    const { reader, read } = open(kind, proxy.port, '{ retries: 2, deadline: 5s }');
    proxy.cuts = [400_000, 400_000];
    const { keys, cuts: counted } = await readThrough(reader, read('letters'));
    expect([keys, counted]).toEqual([all, 0]);
    await reader.close();
  });

  it('says within its deadline that the line is silent, and reads on a slow one', async () => {
    const { reader, read } = open(kind, proxy.port, '{ retries: 0, deadline: 800ms, readDeadline: 800ms }');
    proxy.hangs = true;
    const started = performance.now();
    await expect(readThrough(reader, read('letters'))).rejects.toMatchObject({
      code: expect.stringMatching(/SOURCE_(TIMEOUT|UNREACHABLE)/),
    });
    expect(performance.now() - started).toBeLessThan(20_000);
    await reader.close();
    [proxy.hangs, proxy.delay] = [false, 10];
    const slow = open(kind, proxy.port);
    expect((await readThrough(slow.reader, slow.read('letters'))).keys).toEqual(all);
    proxy.delay = 0;
    await slow.reader.close();
  }, 30_000);
}

const table = 'CREATE TABLE letters (a int, b int, text varchar(100), PRIMARY KEY (a, b))';

describe('a reading of PostgreSQL', () => {
  itLosesNothing('postgres', async () => {
    const server = await startPostgres();
    await server.client.query(table);
    await server.client.query(
      `INSERT INTO letters SELECT i / 100, i % 100, repeat('x', 60) FROM generate_series(1, ${rowsInAll}) i ORDER BY random()`,
    );
    return server;
  });
});

describeWith('mariadbd', 'a reading of MariaDB', () => {
  itLosesNothing('mariadb', async () => {
    const server = await startMariadb();
    await server.client.query(table);
    await server.client.query(
      `INSERT INTO letters SELECT seq DIV 100, seq % 100, repeat('x', 60) FROM seq_1_to_${rowsInAll}`,
    );
    return server;
  });
});

describe('a reading of any kind whose pages have bookmarks', () => {
  /** Pages of a stream that fails at random places, some of them without a bookmark. */
  const pages = fc.array(
    fc.record({ size: fc.integer({ min: 0, max: 5 }), isMarked: fc.boolean(), fails: fc.nat(3) }),
    {
      maxLength: 12,
    },
  );

  it('delivers each page once, however often it fails; behind a page without a bookmark it fails for good', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (planned) => {
        const failures = planned.map(({ fails }) => fails);
        const stream = new StreamPages((_, from) => {
          const batches = async function* (): AsyncGenerator<Omit<Page, 'isLast'>> {
            for (let at = Number(from ?? 0); at < planned.length; at++) {
              const page = planned[at];
              if (page === undefined) return;
              await Promise.resolve();
              if ((failures[at] ?? 0) > 0) {
                failures[at] = (failures[at] ?? 0) - 1;
                throw sourceError('SOURCE_UNREACHABLE');
              }
              const rows = Array.from({ length: page.size }, (__, index) => ({
                value: { at, index },
                position: '',
              }));
              yield { rows, broken: [], ...(page.isMarked ? { bookmark: String(at + 1) } : {}) };
            }
          };
          return Promise.resolve({ batches: batches(), destroy: () => undefined });
        });
        const seen: unknown[] = [];
        const dead = planned.findIndex(
          ({ fails }, at) => fails > 0 && at > 0 && planned[at - 1]?.isMarked === false,
        );
        const delivered = dead === -1 ? planned : planned.slice(0, dead);
        for (let tries = 0; tries < 60; tries++) {
          try {
            const page = await stream.next(new AbortController().signal);
            seen.push(...page.rows.map(({ value }) => value));
            if (page.isLast) break;
          } catch (error) {
            expect(error).toMatchObject({ code: 'SOURCE_UNREACHABLE' });
          }
        }
        const expected = delivered.flatMap(({ size }, at) =>
          Array.from({ length: size }, (__, index) => ({ at, index })),
        );
        expect(seen).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });
});
