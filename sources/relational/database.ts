import { DataSource, type QueryRunner } from 'typeorm';
import { sourceError } from '../errors/index.ts';
import type { Source } from '../port/index.ts';
import type { Engine, Session, Values } from './engine.ts';

/** One department's database behind TypeORM: connected at the first read, never written to. */
export class Database {
  readonly #source: Source;
  readonly #engine: Engine;
  readonly #prepared = new WeakSet<object>();
  #ready: Promise<DataSource> | undefined;

  constructor(source: Source, engine: Engine) {
    this.#source = source;
    this.#engine = engine;
  }

  /** @throws CausewayError SOURCE_* */
  async connect(signal: AbortSignal): Promise<Session> {
    try {
      const runner = (await this.#initialise()).createQueryRunner();
      // SQL Server's driver takes its connections itself.
      const connection = ((await runner.connect()) ?? runner) as object;
      const session = this.#toSession(runner, connection);
      if (!this.#prepared.has(connection)) await this.#prepare(session, connection);
      if (signal.aborted) {
        await session.release();
        throw signal.reason as Error;
      }
      return session;
    } catch (error) {
      throw signal.aborted ? signal.reason : this.#engine.toError(error);
    }
  }

  async close(): Promise<void> {
    const ready = this.#ready;
    this.#ready = Promise.reject(sourceError('SOURCE_UNREACHABLE', 'The reader is closed.'));
    this.#ready.catch(() => undefined);
    if (ready !== undefined) await ready.then((dataSource) => dataSource.destroy()).catch(() => undefined);
  }

  #initialise(): Promise<DataSource> {
    // The driver is loaded by the constructor: a missing package is a failure of the first read, not of the start.
    this.#ready ??= Promise.resolve()
      .then(() => new DataSource(this.#engine.toOptions(this.#source)).initialize())
      .catch((error: unknown) => {
        this.#ready = undefined;
        throw this.#engine.toError(error);
      });
    return this.#ready;
  }

  async #prepare(session: Session, connection: object): Promise<void> {
    try {
      for (const text of this.#engine.prepare(this.#source)) await session.query({ text, values: [] });
      this.#prepared.add(connection);
    } catch (error) {
      await session.release(true);
      throw error;
    }
  }

  #toSession(runner: QueryRunner, connection: object): Session {
    const engine = this.#engine;
    let isReleased = false;
    return {
      query: async ({ text, values }) => (await runner.query(text, values)) as Values[],
      stream: ({ text, values }) => runner.stream(text, values),
      socket: engine.toSocket?.(connection),
      release: async (broken = false) => {
        if (isReleased) return;
        isReleased = true;
        if (broken) engine.destroy(connection, runner);
        else await runner.release();
      },
    };
  }
}
