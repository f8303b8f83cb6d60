import { splitRecordKey } from '#schemas';
import { StreamPages } from '../pages/index.ts';
import type { DatasetRead, KeyRead, KindReader, PageReader, Row, Source } from '../port/index.ts';
import { buildKeySelect } from './build-select.ts';
import { Database } from './database.ts';
import { openTable } from './open-table.ts';
import { toDatabaseError } from './to-database-error.ts';

export class PostgresReader implements KindReader {
  readonly #database: Database;

  constructor(source: Source) {
    this.#database = new Database(source);
  }

  openPages(read: DatasetRead): PageReader {
    return new StreamPages((signal) => openTable(this.#database, read, signal));
  }

  async readKeys({ read, foreignKeys, keys }: KeyRead, signal: AbortSignal): Promise<Row[]> {
    const values = keys.map((key) => splitRecordKey(key, foreignKeys.length));
    const { text, values: parameters } = buildKeySelect(read, foreignKeys, values);
    const session = await this.#database.connect(signal);
    const onAbort = () => void session.release(true);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const { rows } = await session.client.query<Record<string, unknown>>(text, parameters);
      await session.release();
      return rows.map((value, index) => ({ value, position: `by key, row ${index + 1}` }));
    } catch (error) {
      if (!signal.aborted) await session.release();
      throw signal.aborted ? signal.reason : toDatabaseError(error);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}
