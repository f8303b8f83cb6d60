import { toDatasetId } from '#schemas';
import type { Fault } from '#schemas';
import type { DatasetRead, Row, RowBatch, Source, SourceReader } from '#sources';
import { openTestStore } from '../../store/testing/index.ts';
import type { TestStore } from '../../store/testing/index.ts';
import { Publisher } from '../publisher.ts';

export const accounts = toDatasetId('water.accounts');

/** A publisher whose clock, live rows and reload are the test's. */
export interface TestRegistry {
  readonly test: TestStore;
  readonly publisher: Publisher;
  /** How often the hub was made to serve what the registry says. */
  readonly served: { count: number; fails?: Error };
  /** What the system delivers now; an error where it fails. */
  live: readonly Record<string, unknown>[] | Error;
  now: Date;
  /** What would be wrong with the city. */
  cityFaults: readonly Fault[];
  /** Happens while somebody looks at a contract: when live rows are read. */
  beforeRead: (() => Promise<void>) | undefined;
  /** Lets so many days pass. */
  pass(days: number): void;
  /** Notes a use of today. */
  use(client: string, version: string, ...fields: string[]): Promise<void>;
  /** Puts rows into the hub's copy. */
  keep(...rows: Record<string, unknown>[]): Promise<void>;
  statuses(): Promise<Record<string, string>>;
  clear(): Promise<void>;
}

const sources = [
  { id: 'water/export', department: 'water', datasets: new Map([[accounts, {}]]) },
] as unknown as Source[];

export async function openTestRegistry(): Promise<TestRegistry> {
  const test = await openTestStore();
  const served: TestRegistry['served'] = { count: 0 };
  const publisher = new Publisher({
    store: test.store,
    city: () => ({ entityTypes: [], sources }),
    findReading: () => ({ reader: readerOf(() => registry), read: {} as DatasetRead }),
    rehearse: async () => registry.cityFaults,
    activate: async () => {
      if (served.fails) throw served.fails;
      served.count += 1;
    },
    now: () => registry.now,
  });
  const registry: TestRegistry = {
    ...{ test, publisher, served, live: [], now: start, cityFaults: [], beforeRead: undefined },
    pass: (days) => void (registry.now = new Date(registry.now.getTime() + days * 86_400_000)),
    use: (client, version, ...fields) => use(registry, { client, version, fields }),
    keep: (...rows) => keep(test, rows),
    statuses: async () =>
      Object.fromEntries(
        (await publisher.versions(accounts)).map(({ version, status }) => [version, status]),
      ),
    clear: async () => {
      await test.store.database.query('TRUNCATE contract_version, field_usage, notice, record');
      Object.assign(registry, { live: [], now: start, cityFaults: [], beforeRead: undefined });
      Object.assign(served, { count: 0, fails: undefined });
    },
  };
  return registry;
}

const start = new Date('2026-11-20T08:00:00Z');

function readerOf(registry: () => TestRegistry): SourceReader {
  async function* readAll(): AsyncGenerator<RowBatch> {
    await registry().beforeRead?.();
    const { live } = registry();
    if (live instanceof Error) throw live;
    const toRow = (value: Record<string, unknown>, index: number): Row => ({
      value,
      position: `accounts.jsonl:${index + 1}`,
    });
    yield { rows: live.map(toRow), broken: [] };
  }
  return { readAll } as unknown as SourceReader;
}

interface Use {
  readonly client: string;
  readonly version: string;
  readonly fields: readonly string[];
}

async function use({ test, now }: TestRegistry, { client, version, fields }: Use): Promise<void> {
  for (const field of fields)
    await test.store.database.query(
      `INSERT INTO field_usage VALUES ('water.accounts', $1, $2, $3, $4, 1)
       ON CONFLICT (dataset, version, field, client, day) DO UPDATE SET count = field_usage.count + 1`,
      [version, field, client, now.toISOString().slice(0, 10)],
    );
}

async function keep(test: TestStore, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (const row of rows)
    await test.store.database.query(
      `INSERT INTO record (dataset, key, payload, hash, contract_version, recorded_at, run_id)
       VALUES ('water.accounts', $1, $2, '', '1.0.0', now(), gen_random_uuid())`,
      [row.account_no, row],
    );
}
