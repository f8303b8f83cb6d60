import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { writePersonFile } from '../generate/index.ts';
import { compareByHand } from './compare-by-hand.ts';

/** The same rules asked of every two records. */
const everyPair = `SELECT count(*)::INTEGER FROM persons a, persons b WHERE a.unique_id < b.unique_id AND (
  a.resident_id = b.resident_id OR (a.name = b.name AND a.birth_date = b.birth_date) OR a.phone = b.phone
  OR (a.birth_date = b.birth_date AND a.address = b.address) OR (a.name = b.name AND a.address = b.address))`;

it('makes each candidate pair once, and none besides', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'causeway-limit-'));
  try {
    const input = join(scratch, 'persons.csv');
    writePersonFile({ file: input, records: 3000 });
    const { records, pairs } = await compareByHand({ input, threads: 1, scratch });
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`SET VARIABLE input = '${input}'`);
    await connection.run(readFileSync(new URL('../clean-persons.sql', import.meta.url), 'utf8'));
    const [expected] = (await connection.runAndReadAll(everyPair)).getRows()[0] ?? [];
    const dates = await connection.runAndReadAll(
      `SELECT count(*) FILTER (birth_date IS NULL AND dataset NOT IN ('water.accounts', 'public-security.tags'))::INTEGER FROM persons`,
    );
    connection.closeSync();
    expect(records).toBe(3000);
    expect(pairs).toBe(expected);
    expect(pairs).toBeGreaterThan(3000);
    // Every spelling of a date is understood.
    expect(dates.getRows()[0]).toEqual([0]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
