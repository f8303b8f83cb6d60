import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';

export interface LimitOptions {
  /** The person file. */
  readonly input: string;
  readonly threads: number;
  /** Takes what does not fit into memory. */
  readonly scratch: string;
}

export interface LimitFigures {
  readonly records: number;
  readonly pairs: number;
  readonly seconds: number;
  readonly stages: readonly { readonly stage: string; readonly seconds: number }[];
}

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Reads and cleans the file, makes the pairs and compares them, each once by the clock. */
export async function compareByHand(options: LimitOptions): Promise<LimitFigures> {
  const { input, threads, scratch } = options;
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    temp_directory: scratch,
  });
  const connection = await instance.connect();
  try {
    await connection.run(`SET VARIABLE input = '${input.replaceAll("'", "''")}'`);
    const clean = await timed('read and clean', () => connection.run(read('../clean-persons.sql')));
    const compare = await timed('block and compare', () => connection.run(read('link-by-hand.sql')));
    const [records, pairs] = [await count(connection, 'persons'), await count(connection, 'compared')];
    return { records, pairs, seconds: clean.seconds + compare.seconds, stages: [clean, compare] };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function timed(
  stage: string,
  work: () => Promise<unknown>,
): Promise<{ stage: string; seconds: number }> {
  const began = performance.now();
  await work();
  return { stage, seconds: (performance.now() - began) / 1000 };
}

async function count(connection: DuckDBConnection, table: string): Promise<number> {
  const reader = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${table}`);
  return Number(reader.getRows()[0]?.[0]);
}
