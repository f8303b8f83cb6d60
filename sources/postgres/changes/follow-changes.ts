import { pause } from '../../guard/index.ts';
import type { DatasetRead, RowBatch, Source } from '../../port/index.ts';
import type { PostgresDataset } from '../generated/postgres.ts';
import type { Database } from '../database.ts';
import { openTable } from '../open-table.ts';
import { toSubject } from '../subject.ts';
import { ChangeInbox } from './change-inbox.ts';
import { workAlone } from './connect-alone.ts';
import { ChangeDecoder, type Change } from './decode-changes.ts';
import { ensureSlot } from './ensure-slot.ts';
import { fillUnchanged } from './fill-unchanged.ts';
import { ReplicationStream } from './replication-stream.ts';
import { toChangesNames } from './slot-names.ts';
import { toChangeBatch } from './to-change-batch.ts';

export interface Following {
  source: Source;
  database: Database;
  read: DatasetRead;
  /** The contract's key under its foreign names. */
  keys: readonly string[];
  onBatch: (batch: RowBatch) => Promise<void>;
}

/** Milliseconds before a lost connection is opened again; longer each time that it fails. */
const firstPause = 250;
const longestPause = 15_000;

/**
 * Delivers what is committed to a table until the signal aborts. A lost connection is opened again, and goes on behind
 * what was stored last. Rejects only when `onBatch` does.
 */
export async function followChanges(following: Following, signal: AbortSignal): Promise<void> {
  for (let failed = 0; !signal.aborted; failed++) {
    const session = new ChangesSession(following, signal);
    await session.run().catch(() => undefined);
    if (session.refused !== undefined) throw session.refused;
    if (session.hasDelivered) failed = 0;
    await pause(Math.min(longestPause, firstPause * 2 ** failed), signal).catch(() => undefined);
  }
}

/** One connection's worth of following. */
class ChangesSession {
  hasDelivered = false;
  /** What `onBatch` rejected with: the caller's own, and not ours to try again. */
  refused: Error | undefined;
  readonly #following: Following;
  readonly #signal: AbortSignal;
  readonly #inbox = new ChangeInbox();

  constructor(following: Following, signal: AbortSignal) {
    this.#following = following;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    const { source, read, keys } = this.#following;
    const isNew = await workAlone(source, this.#signal, (client) => ensureSlot(client, read, keys));
    if (isNew) await this.#readWhole();
    const ends = new AbortController();
    const stop = () => ends.abort();
    this.#signal.addEventListener('abort', stop, { once: true });
    const stream = await this.#open();
    stream.ended.catch(stop);
    try {
      await this.#deliverAll(stream, ends.signal);
    } finally {
      stream.close();
      this.#signal.removeEventListener('abort', stop);
    }
  }

  /** What was changed before the slot was made, or while it was lost, is not in it: every row is delivered once. */
  async #readWhole(): Promise<void> {
    const { database, read } = this.#following;
    const whole: DatasetRead = { ...read, reading: { mode: 'full' } };
    const { batches, destroy } = await openTable(database, { read: whole, start: {} }, this.#signal);
    try {
      for (;;) {
        const { value, done } = await batches.next();
        if (done === true || this.#signal.aborted) return;
        const { rows, broken } = value;
        await this.#hand({ rows, broken });
      }
    } finally {
      await destroy();
    }
  }

  async #open(): Promise<ReplicationStream> {
    const { source, read } = this.#following;
    const decoder = new ChangeDecoder(await this.#toFollowed());
    const { slot, publication } = toChangesNames(read);
    const stream: ReplicationStream = await ReplicationStream.open(
      source,
      {
        ...{ slot, publication },
        onData: (data) => {
          const decoded = decoder.decode(data);
          if ('lsn' in decoded) this.#inbox.close(decoded.lsn);
          else this.#inbox.add(decoded, data.length);
          if (this.#inbox.isFull) stream.pause();
        },
        // What the server has nothing of is behind us too, unless it stands in a transaction half sent.
        onIdle: (lsn) => {
          if (!decoder.isInside) this.#inbox.close(lsn);
        },
      },
      this.#signal,
    );
    return stream;
  }

  async #toFollowed(): Promise<{ schema: string; table: string; largest: number }> {
    const { database, read } = this.#following;
    const { table, schema, largestRow = 1_000_000 } = read.settings as PostgresDataset;
    const session = await database.connect(this.#signal);
    const found = await session.client
      .query<{ schema: string }>('SELECT coalesce($1, current_schema()) AS schema', [schema ?? null])
      .finally(() => session.release());
    // A change may bring the row as it was and as it is.
    return { schema: found.rows[0]?.schema ?? 'public', table, largest: 2 * largestRow + 100_000 };
  }

  async #deliverAll(stream: ReplicationStream, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#inbox.wait(signal);
      if (signal.aborted) return;
      const { changes, confirms } = this.#inbox.take();
      if (changes.length > 0) await this.#deliver(changes);
      // Stored: only now the server may forget it.
      if (confirms !== undefined) stream.confirm(confirms);
      if (!this.#inbox.isFull) stream.resume();
    }
  }

  async #deliver(changes: readonly Change[]): Promise<void> {
    const { database, read, keys } = this.#following;
    const { table } = read.settings as PostgresDataset;
    const batch = toChangeBatch(changes, { table, keys });
    const rows = await fillUnchanged(batch.rows, async () => {
      const session = await database.connect(this.#signal);
      return { session, subject: await toSubject(session.client, read) };
    });
    const isEmpty = rows.length + batch.broken.length + (batch.removed?.length ?? 0) === 0;
    if (!isEmpty || batch.emptied) await this.#hand({ ...batch, rows });
  }

  async #hand(batch: RowBatch): Promise<void> {
    try {
      await this.#following.onBatch(batch);
      this.hasDelivered = true;
    } catch (error) {
      this.refused = error as Error;
      throw error;
    }
  }
}
