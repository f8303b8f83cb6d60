import { deserialize, serialize } from 'node:v8';
import { DuckDBBlobValue, type DuckDBConnection } from '@duckdb/node-api';
import { quoteName, readRows } from '../duck.ts';
import type { Stage, StageLog } from './stage-log.ts';

/** Our own two tables: which linkage this is, and each finished stage with the tables that there were after it. */
const [runTable, stageTable] = ['causeway_run', 'causeway_stage'];

/** What was found: a linkage to go on with after a stage, one of other inputs or of another model, or nothing. */
export type FoundWork = { readonly after: string } | 'another linkage' | undefined;

interface TakenUp {
  readonly results: ReadonlyMap<string, DuckDBBlobValue>;
  readonly found: FoundWork;
}

/** The finished stages of one linkage, in the database in which its tables are. */
export class FinishedStages implements StageLog {
  readonly found: FoundWork;
  readonly #connection: DuckDBConnection;
  readonly #results: ReadonlyMap<string, DuckDBBlobValue>;

  private constructor(connection: DuckDBConnection, { results, found }: TakenUp) {
    this.#connection = connection;
    this.#results = results;
    this.found = found;
  }

  /**
   * Takes up what a run of the same key has left, and takes away what an unfinished stage or another linkage has.
   * @param key says which linkage it is: inputs, model, program
   */
  static async open(connection: DuckDBConnection, key: string): Promise<FinishedStages> {
    await connection.run(`CREATE TABLE IF NOT EXISTS ${runTable} (key VARCHAR)`);
    await connection.run(
      `CREATE TABLE IF NOT EXISTS ${stageTable} (place INTEGER, name VARCHAR, tables VARCHAR[], result BLOB)`,
    );
    const [[known] = []] = await readRows(connection, `SELECT key FROM ${runTable}`);
    const before = await readResults(connection);
    if (known !== key) await connection.run(`DELETE FROM ${stageTable}`);
    await dropUnfinished(connection);
    if (known === key) return new FinishedStages(connection, { results: before, found: toFound(before) });
    await connection.run(`DELETE FROM ${runTable}`);
    await connection.run(`INSERT INTO ${runTable} VALUES ($1)`, [key]);
    const found = before.size > 0 ? 'another linkage' : undefined;
    return new FinishedStages(connection, { results: new Map(), found });
  }

  async keep<T, Kept>(name: string, stage: Stage<T, Kept>): Promise<T> {
    const finished = this.#results.get(name);
    if (finished) return stage.fromKept(deserialize(finished.bytes) as Kept);
    if (stage.isWhole) await this.#connection.run('BEGIN');
    const result = await stage.work();
    await this.#note(name, stage.toKept(result));
    if (stage.isWhole) await this.#connection.run('COMMIT');
    await this.#connection.run('CHECKPOINT');
    return result;
  }

  async #note(name: string, kept: unknown): Promise<void> {
    await this.#connection.run(
      `INSERT INTO ${stageTable} SELECT (SELECT count(*) FROM ${stageTable}), $1,
         (SELECT list(table_name) FROM duckdb_tables() WHERE NOT temporary), $2`,
      [name, new DuckDBBlobValue(serialize(kept))],
    );
  }
}

async function readResults(connection: DuckDBConnection): Promise<Map<string, DuckDBBlobValue>> {
  const rows = await readRows(connection, `SELECT name, result FROM ${stageTable} ORDER BY place`);
  return new Map(rows.map(([name, result]) => [String(name), result as DuckDBBlobValue]));
}

function toFound(results: ReadonlyMap<string, unknown>): FoundWork {
  const after = [...results.keys()].at(-1);
  return after === undefined ? undefined : { after };
}

/** Drops the tables that no finished stage left behind. */
async function dropUnfinished(connection: DuckDBConnection): Promise<void> {
  const rows = await readRows(
    connection,
    `SELECT table_name FROM duckdb_tables() WHERE NOT temporary
       AND table_name NOT IN ('${runTable}', '${stageTable}')
       AND table_name NOT IN (SELECT unnest(tables) FROM ${stageTable})`,
  );
  for (const [name] of rows) await connection.run(`DROP TABLE ${quoteName(String(name))}`);
}
