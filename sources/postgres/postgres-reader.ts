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
  RowBatch,
  Source,
} from '../port/index.ts';
import { buildKeys, type Subject } from '../relational/statements/index.ts';
import { checkSlot, ensureSlot, followChanges, workAlone } from './changes/index.ts';
import { Database } from './database.ts';
import { openTable } from './open-table.ts';
import { toForeignName } from '../shaping/index.ts';
import { toSubject } from './subject.ts';
import { toDatabaseError } from './to-database-error.ts';

export class PostgresReader implements KindReader {
  readonly #source: Source;
  readonly #closing = new AbortController();
  readonly #database: Database;
  readonly #subjects = new Map<DatasetId, Subject>();

  constructor(source: Source) {
    this.#source = source;
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

  async follow(
    read: DatasetRead,
    onBatch: (batch: RowBatch) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    if (read.reading?.mode !== 'changes') return;
    const [source, database, keys] = [this.#source, this.#database, toForeignKeys(read)];
    const ends = AbortSignal.any([signal, this.#closing.signal]);
    await followChanges({ source, database, read, keys, onBatch }, ends);
  }

  /** From here on the server keeps each change, so that none is missed between a whole reading and the following. */
  async prepare(read: DatasetRead, signal: AbortSignal): Promise<void> {
    if (read.reading?.mode !== 'changes') return;
    await workAlone(this.#source, signal, (client) => ensureSlot(client, read, toForeignKeys(read)));
  }

  async check(read: DatasetRead, signal: AbortSignal): Promise<void> {
    if (read.reading?.mode !== 'changes') return;
    await workAlone(this.#source, signal, (client) => checkSlot(client, read, toForeignKeys(read)));
  }

  close(): Promise<void> {
    this.#closing.abort(new Error('The reader is closed.'));
    return this.#database.close();
  }
}

function toForeignKeys(read: DatasetRead): string[] {
  return read.keyFields.map((field) => toForeignName(read, field));
}
