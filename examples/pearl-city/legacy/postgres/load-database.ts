import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { readRegister } from '../process/index.ts';
import type { RegisterRow } from '../process/index.ts';
import type { LegacyDatabase, LegacyTable } from './tables.ts';

/** The read-only account that the departments gave the hub. */
export const hubAccount = { user: 'hub', password: 'pearl-city' };

const quote = (name: string) => `"${name}"`;

/** One value in COPY's text format: NULL is \N; backslash, tab and line ends are escaped. */
export function toCopyText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  return String(value).replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

async function* toCopyLines(rows: AsyncIterable<RegisterRow>, columns: string[]): AsyncGenerator<string> {
  let lines: string[] = [];
  for await (const row of rows) {
    lines.push(columns.map((column) => toCopyText(row[column])).join('\t'));
    if (lines.length < 1000) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

async function loadTable(client: Client, table: LegacyTable, data: string): Promise<void> {
  const columns = Object.keys(table.columns);
  const definitions = Object.entries(table.columns).map(
    ([name, type], index) => `${quote(name)} ${type}${index === 0 ? ' PRIMARY KEY' : ''}`,
  );
  const computed = Object.entries(table.computed ?? {}).map(([name, rule]) => `${quote(name)} ${rule}`);
  await client.query(`DROP TABLE IF EXISTS ${quote(table.name)}`);
  await client.query(`CREATE TABLE ${quote(table.name)} (${[...definitions, ...computed].join(', ')})`);
  const target = client.query(
    copyFrom(`COPY ${quote(table.name)} (${columns.map(quote).join(', ')}) FROM STDIN`),
  );
  await pipeline(Readable.from(toCopyLines(readRegister(data, table.register), columns)), target);
  await client.query(`GRANT SELECT ON ${quote(table.name)} TO ${quote(hubAccount.user)}`);
}

/** What the database says it was loaded with; it is the comment on the database itself. */
async function findLoaded(client: Client): Promise<unknown> {
  const found = await client.query<{ loaded: unknown }>(
    `SELECT shobj_description(oid, 'pg_database') AS loaded FROM pg_database WHERE datname = current_database()`,
  );
  return found.rows[0]?.loaded;
}

/**
 * Fills one database from the registers unless it already holds this generation of them. All in one transaction,
 * the mark included: a load that was cut off leaves nothing and is done again.
 */
export async function loadDatabase(
  client: Client,
  database: LegacyDatabase,
  source: { data: string; generation: string },
): Promise<void> {
  if ((await findLoaded(client)) === source.generation) return;
  await client.query('BEGIN');
  for (const table of database.tables) await loadTable(client, table, source.data);
  await client.query(`COMMENT ON DATABASE ${quote(database.name)} IS '${source.generation}'`);
  await client.query('COMMIT');
}
