import { batchSize, type OpenStream } from '../pages/index.ts';
import type { DatasetRead, Page, ReadingStart } from '../port/index.ts';
import type { Database } from './database.ts';
import type { Engine, Session, Values } from './engine.ts';
import {
  boundedRows,
  buildRange,
  ByteWatch,
  mostBytes,
  planReading,
  toBatch,
  toRowLimit,
  type Plan,
  type RowLimit,
  type Statement,
} from './statements/index.ts';
import { toSubject, toTableName } from './subject.ts';

type Batch = Omit<Page, 'isLast'>;

export interface Place {
  database: Database;
  engine: Engine;
}

/** Opens a reading of a table: page after page in the order of its key, or, without a key, one stream. */
export async function openRange(
  place: Place,
  { read, start }: { read: DatasetRead; start: ReadingStart },
  signal: AbortSignal,
): Promise<OpenStream> {
  const reading = new RangeReading(place, read);
  // A statement under way ends with its connection, not only with its own limit of time.
  const onAbort = () => void reading.end(true);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await reading.begin(start, signal);
  } catch (error) {
    await reading.end(true);
    throw signal.aborted ? signal.reason : place.engine.toError(error);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  return { batches: reading.batches(), destroy: () => reading.end(true) };
}

class RangeReading {
  readonly #place: Place;
  readonly #read: DatasetRead;
  #session: Session | undefined;
  #plan: Plan | undefined;

  constructor(place: Place, read: DatasetRead) {
    this.#place = place;
    this.#read = read;
  }

  async begin(start: ReadingStart, signal: AbortSignal): Promise<void> {
    const { engine, database } = this.#place;
    const session = (this.#session = await database.connect(signal));
    const subject = await toSubject(engine, session, this.#read);
    await run(session, engine.begin);
    const ask = (statement: Statement) => session.query(statement);
    this.#plan = await planReading(subject, { ...start, table: toTableName(this.#read) }, ask);
  }

  async *batches(): AsyncGenerator<Batch> {
    const plan = this.#plan;
    if (plan === undefined) throw new RangeError('The reading has not begun.');
    try {
      yield* plan.order.length > 0 ? this.#pages(plan) : this.#stream(plan);
      await this.end(false);
    } catch (error) {
      throw this.#place.engine.toError(error);
    }
  }

  async end(broken: boolean): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    if (session === undefined) return;
    if (!broken) await run(session, this.#place.engine.end).catch(() => undefined);
    await session.release(broken);
  }

  /** Each page in a statement of its own; one that brings too much is cut, and asked again with a bound for each row. */
  async *#pages(plan: Plan): AsyncGenerator<Batch> {
    let watch = this.#watch();
    for (let rows = batchSize, limit: RowLimit | undefined; ;) {
      let page: Values[];
      try {
        watch?.restart();
        page = await this.#ask(plan, rows, limit);
      } catch (error) {
        if (watch?.isTripped !== true || limit !== undefined) throw error;
        [rows, limit] = [boundedRows, toRowLimit(this.#read)];
        watch = await this.#reconnect();
        continue;
      }
      if (page.length > 0) yield toBatch(plan, page, limit);
      if (page.length < rows) break;
    }
    watch?.stop();
  }

  async #ask(plan: Plan, rows: number, limit: RowLimit | undefined): Promise<Values[]> {
    const { engine } = this.#place;
    const { text, values } = buildRange(plan.subject, plan.range(), limit);
    const page = await this.#open.query({ text: engine.dialect.limit(text, rows), values });
    engine.readValues(page, this.#read, plan.subject.facts);
    return page;
  }

  /** Rows in no order, bounded from the beginning, since a cut could not be mended. */
  async *#stream(plan: Plan): AsyncGenerator<Batch> {
    const { engine } = this.#place;
    const limit = toRowLimit(this.#read);
    await run(this.#open, engine.beforeStream);
    const stream = await this.#open.stream(buildRange(plan.subject, plan.range(), limit));
    let gathered: Values[] = [];
    const flush = (): Batch => {
      engine.readValues(gathered, this.#read, plan.subject.facts);
      const batch = toBatch(plan, gathered, limit);
      gathered = [];
      return batch;
    };
    let brought = this.#open.socket?.bytesRead ?? 0;
    for await (const row of stream as AsyncIterable<Values>) {
      gathered.push(row);
      const bytes = this.#open.socket?.bytesRead ?? 0;
      if (gathered.length < batchSize && bytes - brought < mostBytes) continue;
      brought = bytes;
      yield flush();
    }
    if (gathered.length > 0) yield flush();
    // The connection is another than it was: its limits of time are gone.
    await this.end(true);
  }

  get #open(): Session {
    if (this.#session === undefined) throw this.#place.engine.toError(new Error('The connection is closed.'));
    return this.#session;
  }

  #watch(): ByteWatch | undefined {
    const { socket } = this.#open;
    return socket === undefined ? undefined : new ByteWatch(socket, mostBytes);
  }

  async #reconnect(): Promise<ByteWatch | undefined> {
    await this.end(true);
    this.#session = await this.#place.database.connect(new AbortController().signal);
    await run(this.#session, this.#place.engine.begin);
    return undefined;
  }
}

async function run(session: Session, statements: readonly string[]): Promise<void> {
  for (const text of statements) await session.query({ text, values: [] });
}
