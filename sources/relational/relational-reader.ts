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
import { Database } from './database.ts';
import type { Engine, Session, Values } from './engine.ts';
import { openRange } from './open-range.ts';
import { assertColumns, buildKeys, type Subject } from './statements/index.ts';
import { toSubject, toTableName } from './subject.ts';

/** A database behind TypeORM, whichever its engine is. */
export class RelationalReader implements KindReader {
  readonly #database: Database;
  readonly #engine: Engine;
  readonly #subjects = new Map<DatasetId, Subject>();

  constructor(source: Source, engine: Engine) {
    this.#database = new Database(source, engine);
    this.#engine = engine;
  }

  openPages(read: DatasetRead, start: ReadingStart = {}): PageReader {
    const where = { database: this.#database, engine: this.#engine };
    const open: OpenAt = (signal, from) =>
      openRange(where, { read, start: { ...start, ...(from === undefined ? {} : { from }) } }, signal);
    return new StreamPages(open, start.from);
  }

  async readKeys({ read, foreignKeys, keys }: KeyRead, signal: AbortSignal): Promise<Row[]> {
    const parts = keys.map((key) => splitRecordKey(key, foreignKeys.length));
    const session = await this.#database.connect(signal);
    const onAbort = () => void session.release(true);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      const subject = await this.#findSubject(session, read);
      assertColumns(subject.facts, toTableName(read), foreignKeys);
      const rows = await session.query(buildKeys(subject, foreignKeys, parts));
      await session.release();
      this.#engine.readValues(rows, read, subject.facts);
      return withoutLookalikes(rows, foreignKeys, parts).map((value, index) => ({
        value,
        position: `by key, row ${index + 1}`,
      }));
    } catch (error) {
      if (!signal.aborted) await session.release(true);
      throw signal.aborted ? signal.reason : this.#engine.toError(error);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  /** What the catalogue says is asked once: a key's type does not change under a running system. */
  async #findSubject(session: Session, read: DatasetRead): Promise<Subject> {
    const known = this.#subjects.get(read.dataset);
    if (known !== undefined) return { ...known, read };
    const subject = await toSubject(this.#engine, session, read);
    if (subject.facts.columns.length > 0) this.#subjects.set(read.dataset, subject);
    return subject;
  }
}

/** Collations find `ABC` and `abc ` for `abc`: a row whose key's texts are others was not asked for. */
function withoutLookalikes(rows: Values[], columns: readonly string[], keys: readonly string[][]): Values[] {
  const asked = columns.map((_, at) => new Set(keys.map((key) => key[at])));
  return rows.filter((row) =>
    columns.every((column, at) => {
      const value = row[column];
      return typeof value !== 'string' || asked[at]?.has(value) === true;
    }),
  );
}
