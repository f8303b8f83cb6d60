import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { columnTypes } from './register.ts';

/**
 * The limit: the CSV file as it lies there, streamed by this process into one table with the register's own columns, by
 * one COPY, committed. No index, no key, no check, no history: nobody can take rows in faster over a connection.
 * @returns seconds
 */
export async function copyRaw(url: string, file: string, key = ''): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`DROP TABLE IF EXISTS raw_copy; CREATE TABLE raw_copy (${columnTypes}${key})`);
  const began = performance.now();
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 20 }),
    client.query(from('COPY raw_copy FROM STDIN (FORMAT csv, HEADER)')),
  );
  const seconds = (performance.now() - began) / 1000;
  await client.query('DROP TABLE raw_copy');
  await client.end();
  return seconds;
}

/** Fills the table that the register is read from, and changes it, as the office itself would. */
export async function fillOffice(url: string, file: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`DROP TABLE IF EXISTS accounts; CREATE TABLE accounts (${columnTypes})`);
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 20 }),
    client.query(from('COPY accounts FROM STDIN (FORMAT csv, HEADER)')),
  );
  await client.query('VACUUM ANALYZE accounts');
  await client.end();
}
