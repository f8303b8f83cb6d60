import type pg from 'pg';
import { splitRecordKey, type DatasetId } from '#schemas';
import { StreamPages, type OpenAt } from '../pages/index.ts';
import type {
  DatasetRead,
  KeyRead,
  KindReader,
  PageReader,
  ReadingStart,
  Row,
  Source,
} from '../port/index.ts';
import { buildKeys, type Subject } from '../relational/statements/index.ts';
import { Database } from './database.ts';
import { openTable } from './open-table.ts';
import { toSubject } from './subject.ts';
import { toDatabaseError } from './to-database-error.ts';

export class PostgresReader implements KindReader {
  readonly #database: Database;
  readonly #subjects = new Map<DatasetId, Subject>();

  constructor(source: Source) {
    this.#database = new Database(source);
  }

  openPages(read: DatasetRead, start: ReadingStart = {}): PageReader {
    const open: OpenAt = (signal, from) =>
      openTable(
        this.#database,
        { read, start: { ...start, ...(from === undefined ? {} : { from }) } },
        signal,
      );
    return new StreamPages(open, start.from);
  }

  async readKeys({ read, foreignKeys, keys }: KeyRead, signal: AbortSignal): Promise<Row[]> {
    const parts = keys.map((key) => splitRecordKey(key, foreignKeys.length));
    const session = await this.#database.connect(signal);
    const onAbort = () => void session.release(true);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const subject = await this.#findSubject(session.client, read);
      const { text, values } = buildKeys(subject, foreignKeys, parts);
      const { rows } = await session.client.query<Record<string, unknown>>(text, values);
      await session.release();
      return rows.map((value, index) => ({ value, position: `by key, row ${index + 1}` }));
    } catch (error) {
      if (!signal.aborted) await session.release();
      throw signal.aborted ? signal.reason : toDatabaseError(error);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** What the catalogue says is asked once: a key's type does not change under a running system. */
  async #findSubject(client: pg.ClientBase, read: DatasetRead): Promise<Subject> {
    const known = this.#subjects.get(read.dataset);
    if (known !== undefined) return { ...known, read };
    const subject = await toSubject(client, read);
    if (subject.facts.columns.length > 0) this.#subjects.set(read.dataset, subject);
    return subject;
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}
