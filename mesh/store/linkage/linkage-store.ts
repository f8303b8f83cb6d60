import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { DatasetId, EntityTypeName, RecordKey } from '#schemas';
import type { MemberReference } from '../entity-store.ts';
import { inTransaction } from '../in-transaction.ts';
import { streamRows } from '../stream-rows.ts';
import { copyFile } from './copy-file.ts';
import { LinkageSession } from './linkage-session.ts';
import { createTables, dropTables, indexTables, stateTables, type StateTable } from './state-tables.ts';

/** How frequent values were when a type was last trained. `signature` names the model that they were counted for. */
export interface Snapshot {
  readonly signature: string;
  readonly records: number;
  /** As PostgreSQL writes it: two snapshots are told apart by it. */
  readonly takenAt: string;
}

export interface FrequencyRow {
  readonly feature: string;
  readonly value: string;
  readonly records: number;
}

/** The derived state of a whole type as CSV files, one for each of its tables. */
export interface LinkageState {
  readonly signature: string;
  readonly records: number;
  readonly files: Readonly<Record<StateTable, string>>;
}

/** So many due records were seen at the last look; `waiting` is how many wait in all. */
export interface DueRecords {
  readonly references: readonly MemberReference[];
  readonly waiting: number;
}

/** What linkage remembers between two linkages, and which records it has not looked at yet. */
export class LinkageStore {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  async findSnapshot(entityType: EntityTypeName): Promise<Snapshot | undefined> {
    const [row] = await this.#database.query<Snapshot[]>(
      'SELECT signature, records, taken_at::text AS "takenAt" FROM linkage_snapshot WHERE entity_type = $1',
      [entityType],
    );
    return row;
  }

  readFrequencies(entityType: EntityTypeName): AsyncGenerator<FrequencyRow[]> {
    const query = {
      text: 'SELECT feature, value, records FROM linkage_frequency WHERE entity_type = $1',
      values: [entityType],
    };
    return streamRows<FrequencyRow>(this.#database, query, 5000);
  }

  /** Whether incremental linkage can go on: all records were linked by this model, and nothing was lost since. */
  async isAlive(entityType: EntityTypeName, signature: string): Promise<boolean> {
    const rows = await this.#database.query<unknown[]>(
      'SELECT FROM linkage_alive WHERE entity_type = $1 AND signature = $2',
      [entityType, signature],
    );
    return rows.length > 0;
  }

  /**
   * Before all records of a type are linked anew: what is due is due no longer, and what changes from now on is noted.
   * Until the new state is there, none counts as alive, so that a hub that is killed meanwhile begins again.
   */
  async beginWhole(entityType: EntityTypeName): Promise<void> {
    await inTransaction(this.#database, async (client) => {
      // A linkage of few records that is under way ends first: it must not take off the list what came after this.
      await beginLinking(client, entityType);
      await client.query(
        `INSERT INTO linkage_alive VALUES ($1, '', 0, now()) ON CONFLICT (entity_type) DO UPDATE SET signature = ''`,
        [entityType],
      );
      await client.query('DELETE FROM linkage_due WHERE entity_type = $1', [entityType]);
    });
  }

  /** How many records are due, counted up to `most`, and how many the linkage knows, those since deleted included. */
  async countDue(entityType: EntityTypeName, most: number): Promise<{ waiting: number; known: number }> {
    const [row] = await this.#database.query<{ waiting: string; known: string | null }[]>(
      `SELECT (SELECT count(*) FROM (SELECT FROM linkage_due WHERE entity_type = $1 LIMIT $2) few) AS waiting,
              (SELECT next_number FROM linkage_alive WHERE entity_type = $1) AS known`,
      [entityType, most],
    );
    return { waiting: Number(row?.waiting ?? 0), known: Number(row?.known ?? 0) };
  }

  /** Up to `most` due records, those that have waited longest first. */
  async findDue(entityType: EntityTypeName, most: number): Promise<DueRecords> {
    const rows = await this.#database.query<
      { dataset: DatasetId; key: RecordKey; role: string; waiting: string }[]
    >(
      `SELECT dataset, key, role, count(*) OVER () AS waiting FROM linkage_due WHERE entity_type = $1
       ORDER BY due_at LIMIT $2`,
      [entityType, most],
    );
    const references = rows.map(({ dataset, key, role }) => ({ dataset, key, role }));
    return { references, waiting: Number(rows[0]?.waiting ?? 0) };
  }

  /**
   * Runs `work` in one transaction that nobody else links this type in; what it did is there as a whole or not at all.
   */
  async link<T>(entityType: EntityTypeName, work: (session: LinkageSession) => Promise<T>): Promise<T> {
    return inTransaction(this.#database, async (client) => {
      await beginLinking(client, entityType);
      return work(new LinkageSession(client, entityType));
    });
  }

  /** Runs `work`, which changes nothing, on one view of the state; whoever links is not waited for. */
  async look<T>(entityType: EntityTypeName, work: (session: LinkageSession) => Promise<T>): Promise<T> {
    return inTransaction(this.#database, async (client) => {
      await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return work(new LinkageSession(client, entityType));
    });
  }

  /**
   * Writes how frequent values are, from a CSV file of feature, value, records; in the transaction of `session`, so that
   * no keeper ever goes by frequencies that the stored weights were not made with.
   */
  async saveSnapshot(
    { client, entityType }: LinkageSession,
    snapshot: Pick<Snapshot, 'signature' | 'records'>,
    file: string,
  ): Promise<void> {
    await client.query('DELETE FROM linkage_frequency WHERE entity_type = $1', [entityType]);
    await client.query(
      'CREATE TEMP TABLE stage_frequency (feature text, value text, records integer) ON COMMIT DROP',
    );
    await copyFile(client, 'stage_frequency', file);
    await client.query('INSERT INTO linkage_frequency SELECT $1, * FROM stage_frequency', [entityType]);
    await client.query(
      `INSERT INTO linkage_snapshot VALUES ($1, $2, $3, clock_timestamp()) ON CONFLICT (entity_type)
       DO UPDATE SET signature = excluded.signature, records = excluded.records, taken_at = excluded.taken_at`,
      [entityType, snapshot.signature, snapshot.records],
    );
  }

  /** Replaces a type's state; in the transaction of `session`, so that membership and state change together. */
  async replaceState(session: LinkageSession, state: LinkageState): Promise<void> {
    const { client, entityType } = session;
    await dropTables(client, entityType);
    await createTables(client, entityType);
    for (const table of stateTables)
      await copyFile(client, `linkage."${entityType}_${table}"`, state.files[table]);
    await indexTables(client, entityType);
    await client.query(
      `INSERT INTO linkage_alive VALUES ($1, $2, $3, now()) ON CONFLICT (entity_type)
       DO UPDATE SET signature = excluded.signature, next_number = excluded.next_number, built_at = now()`,
      [entityType, state.signature, state.records],
    );
  }
}

async function beginLinking(client: PoolClient, entityType: EntityTypeName): Promise<void> {
  await client.query(`SET LOCAL causeway.linking = 'on'`);
  await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`linkage ${entityType}`]);
}
