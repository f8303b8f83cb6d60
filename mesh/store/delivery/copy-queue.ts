import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import { BinaryRows } from './binary-rows.ts';

/** A lane's buffer is sent when it is this full. */
const fullAt = 1 << 20;
const bufferSize = fullAt + (1 << 18);
/** So many buffers may be on their way before a writer has to wait. */
const mostUnderway = 4;

/** Rows on their way into one table. */
export interface CopyLane {
  readonly target: string;
  rows: BinaryRows;
  /** Rows that PostgreSQL has confirmed. */
  stored: number;
}

/**
 * Sends rows into several tables over one connection while the next ones are being made: the database works on one
 * buffer, the hub on the next. Memory is bounded by the number of buffers.
 */
export class CopyQueue {
  readonly #client: PoolClient;
  readonly #free: Buffer[] = [];
  readonly #lanes: CopyLane[] = [];
  #underway: Promise<void>[] = [];
  #last: Promise<void> = Promise.resolve();
  #failure: { readonly error: unknown } | undefined;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** @param target `table (column, …)`, the hub's own text, never a user's */
  openLane(target: string): CopyLane {
    const lane = { target, rows: this.#newRows(), stored: 0 };
    this.#lanes.push(lane);
    return lane;
  }

  isFull(lane: CopyLane): boolean {
    return lane.rows.bytes >= fullAt;
  }

  /** Sends what the lane holds; resolves when there is room for more, not when it has arrived. */
  async send(lane: CopyLane): Promise<void> {
    this.#throwFailure();
    if (lane.rows.count === 0) return;
    const { stream, buffer } = lane.rows.end();
    lane.rows = this.#newRows();
    // One after the other: the connection takes one at a time, while the next buffer is being filled.
    const before = this.#last;
    const copy = before
      .then(() => this.#copy(lane, stream))
      .then(
        () => void (buffer.length === bufferSize && this.#free.push(buffer)),
        (error: unknown) => void (this.#failure ??= { error }),
      );
    this.#last = copy;
    this.#underway.push(copy);
    if (this.#underway.length >= mostUnderway) await this.#underway.shift();
    this.#throwFailure();
  }

  /** Sends what the lane holds and asks about it; the lane's table is empty again afterwards. */
  exchange<T extends object>(lane: CopyLane, query: { text: string; values: unknown[] }): Promise<T[]> {
    const { stream, buffer } = lane.rows.end();
    lane.rows = this.#newRows();
    const answer = this.#last.then(async () => {
      await this.#copy(lane, stream);
      if (buffer.length === bufferSize) this.#free.push(buffer);
      if (this.#failure) throw this.#failure.error;
      const { rows } = await this.#client.query<T>(query.text, query.values);
      await this.#client.query(`TRUNCATE ${lane.target.split(' ')[0] ?? ''}`);
      return rows;
    });
    this.#last = answer.then(
      () => undefined,
      (error: unknown) => void (this.#failure ??= { error }),
    );
    return answer;
  }

  /** Resolves when everything has arrived. */
  async drain(): Promise<void> {
    for (const lane of this.#lanes) await this.send(lane);
    await this.#last;
    this.#underway = [];
    this.#throwFailure();
  }

  /** Waits for what is on its way, whatever becomes of it. */
  async settle(): Promise<void> {
    await this.#last;
  }

  async #copy(lane: CopyLane, stream: Buffer): Promise<void> {
    if (this.#failure) return;
    const copying = this.#client.query(from(`COPY ${lane.target} FROM STDIN (FORMAT binary)`));
    copying.end(stream);
    await finished(copying);
    lane.stored += copying.rowCount;
  }

  #newRows(): BinaryRows {
    return new BinaryRows(this.#free.pop() ?? Buffer.allocUnsafeSlow(bufferSize));
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
