import pg from 'pg';
import { CausewayError } from '#schemas';
import { sourceError } from '../../../errors/index.ts';
import type { InspectQuestion } from '../../inspection.ts';
import type { LookedDataset, LookedSystem } from '../looked.ts';
import { readAddress, toVariable, type AddressTarget } from '../target.ts';
import { loadPostgres } from './load-postgres.ts';
import { readPostgresCatalogue, type CatalogueTable } from './postgres-catalogue.ts';
import { toDeclaredColumn } from './postgres-types.ts';

const kinds: Record<string, string> = { r: 'table', p: 'table', v: 'view', m: 'view', f: 'table' };
/** Wider tables are read row by row. */
const mostColumns = 500;
/** A busy register is not kept waiting: no statement longer, no lock waited for. Milliseconds. */
const statementTimeout = 120_000;

/** A PostgreSQL database by its catalogue. One connection, read-only throughout. */
export async function lookAtPostgres(question: InspectQuestion): Promise<LookedSystem> {
  const address = readAddress(question.target, question);
  const client = await connect(address);
  try {
    const wanted = question.only ?? (address.part === undefined ? [] : [address.part]);
    const tables = choose(await readPostgresCatalogue(client), wanted);
    return toSystem(client, address, tables);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error instanceof CausewayError ? error : toError(error);
  }
}

async function connect({ url, user, password }: AddressTarget): Promise<pg.Client> {
  const mode = url.searchParams.get('sslmode') ?? 'disable';
  const client = new pg.Client({
    host: url.hostname,
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)) || user,
    ...{ user, password, ssl: isTls(mode), application_name: 'causeway inspect' },
    connectionTimeoutMillis: 10_000,
    options: `-c default_transaction_read_only=on -c statement_timeout=${statementTimeout} -c lock_timeout=2000 -c idle_in_transaction_session_timeout=600000`,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw toError(error);
  }
}

function isTls(mode: string): boolean {
  return ['require', 'verify-ca', 'verify-full'].includes(mode);
}

function toError(error: unknown): CausewayError {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (/^28|^3D000/.test(code)) return sourceError('SOURCE_REFUSED', error);
  if (/^57014/.test(code)) return sourceError('SOURCE_TIMEOUT', error);
  return sourceError(/^[0-9A-Z]{5}$/.test(code) ? 'SOURCE_REFUSED' : 'SOURCE_UNREACHABLE', message || error);
}

function choose(tables: readonly CatalogueTable[], wanted: readonly string[]): CatalogueTable[] {
  if (wanted.length === 0) return [...tables];
  return wanted.map((name) => {
    const found = tables.find((table) => [table.name, `${table.schema}.${table.name}`].includes(name));
    if (found !== undefined) return found;
    const names = tables
      .map((table) => table.name)
      .slice(0, 20)
      .join(', ');
    throw new CausewayError('WRONG_USE', {
      reason: `The database has no table "${name}" that can be seen. It has: ${names || 'none'}.`,
    });
  });
}

function toSystem(
  client: pg.Client,
  address: AddressTarget,
  tables: readonly CatalogueTable[],
): LookedSystem {
  const { url, user, password } = address;
  const database = decodeURIComponent(url.pathname.slice(1)) || (user ?? 'postgres');
  const variable = toVariable(database, 'password');
  const isSecret = password !== undefined;
  const connection = {
    host: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    ...{ database, user: user ?? 'postgres' },
    ...(isSecret ? { password: `\${env.${variable}}` } : {}),
    ...(isTls(url.searchParams.get('sslmode') ?? '') ? { ssl: true } : {}),
  };
  const readable = tables.filter(({ canRead, columns }) => canRead && columns.length > 0);
  const refused = tables.filter(({ canRead }) => !canRead).map(({ name }) => name);
  const doubts =
    refused.length === 0
      ? []
      : [`The user may not read ${refused.join(', ')}: ask the department for SELECT on them.`];
  return {
    ...{ kind: 'postgres', name: database, settings: { connection }, companions: [], isUntyped: false },
    secrets: isSecret ? { [variable]: password } : {},
    mostRows: 1_000_000,
    datasets: readable.map((table) => toDataset(client, table)),
    doubts,
    close: async () => {
      await client.query('ROLLBACK').catch(() => undefined);
      await client.end().catch(() => undefined);
    },
  };
}

function toDataset(client: pg.Client, table: CatalogueTable): LookedDataset {
  const { schema, name, kind, comment, keys, estimate } = table;
  const primary = keys.find(({ isPrimary }) => isPrimary)?.columns ?? [];
  const uniques = keys.filter(({ isPrimary }) => !isPrimary).map(({ columns }) => columns);
  const alone = new Set([primary, ...uniques].filter(({ length }) => length === 1).map(([column]) => column));
  const declared = table.columns.map((column) => ({
    ...toDeclaredColumn(column),
    isUnique: alone.has(column.name),
  }));
  return {
    foreign: name,
    physicalType: kinds[kind] ?? 'table',
    settings: schema === 'public' ? { table: name } : { table: name, schema },
    declared,
    ...{ primaryKey: primary, uniques },
    ...(comment === null ? {} : { comment }),
    ...(estimate > 0 ? { rowsInAll: Math.round(estimate) } : {}),
    ...(table.columns.length > mostColumns
      ? {}
      : { load: (workspace, most) => loadPostgres(client, { table, workspace, most }) }),
    doubts: declared.flatMap(({ leftOut }) => leftOut ?? []),
  };
}
