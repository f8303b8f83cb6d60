import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';

/** Appends a CSV file to a table, as it stands: nobody looks at its rows on the way. */
export async function copyFile(client: PoolClient, target: string, file: string): Promise<void> {
  const rows = createReadStream(file, { highWaterMark: 1 << 18 });
  await pipeline(rows, client.query(from(`COPY ${target} FROM STDIN (FORMAT csv)`)));
}
