import type { Socket } from 'node:net';
import type pg from 'pg';
import type { Source } from '../../port/index.ts';
import { connectAlone } from './connect-alone.ts';

/** Part of `pg`'s connection that its types do not show. */
interface Wire {
  stream: Socket;
  on(event: 'copyData', listener: (message: { chunk: Buffer }) => void): void;
  sendCopyFromChunk(chunk: Buffer): void;
}

export interface StreamNeeds {
  slot: string;
  publication: string;
  onData: (data: Buffer) => void;
  /** The server has sent everything up to here, and it stands in nothing that was sent. */
  onIdle: (lsn: bigint) => void;
}

/** Microseconds from 1970 to 2000, where PostgreSQL's clock begins. */
const epoch = 946_684_800_000_000n;
const statusEvery = 5000;
/** Without a word for so long, although we asked for one, the other side is taken for dead. */
const silence = 30_000;

/**
 * The stream of a replication slot (PostgreSQL manual, "Streaming Replication Protocol"). What is confirmed to the server is
 * only what `confirm` was called with, never what was merely received; the server sends it again otherwise.
 */
export class ReplicationStream {
  /** Rejects when the connection ends. */
  readonly ended: Promise<void>;
  readonly #client: pg.Client;
  readonly #wire: Wire;
  readonly #needs: StreamNeeds;
  readonly #timer: NodeJS.Timeout;
  #received = 0n;
  #confirmed = 0n;
  #heardAt = performance.now();

  private constructor(client: pg.Client, needs: StreamNeeds) {
    this.#client = client;
    this.#needs = needs;
    this.#wire = (client as unknown as { connection: Wire }).connection;
    this.#wire.on('copyData', ({ chunk }) => this.#take(chunk));
    const publication = needs.publication.replaceAll('"', '""').replaceAll("'", "''");
    this.ended = client
      .query(
        `START_REPLICATION SLOT "${needs.slot}" LOGICAL 0/0 (proto_version '1', publication_names '"${publication}"')`,
      )
      .then(() => {
        throw new Error('Connection terminated: the server ended the stream.');
      });
    this.ended.catch(() => undefined);
    this.#timer = setInterval(() => this.#tick(), statusEvery);
  }

  static async open(source: Source, needs: StreamNeeds, signal: AbortSignal): Promise<ReplicationStream> {
    // Read as by a table's reading: the same forms of dates, whatever the server prefers.
    const options =
      '-c datestyle=ISO -c intervalstyle=postgres -c extra_float_digits=1 -c statement_timeout=0';
    const client = await connectAlone(source, { replication: 'database', options }, signal);
    return new ReplicationStream(client, needs);
  }

  /** Everything below has been stored: the server need not keep it any more. */
  confirm(lsn: bigint): void {
    if (lsn <= this.#confirmed) return;
    this.#confirmed = lsn;
    this.#report(false);
  }

  pause(): void {
    this.#wire.stream.pause();
  }

  resume(): void {
    this.#heardAt = performance.now();
    this.#wire.stream.resume();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#wire.stream.destroy();
    void this.#client.end().catch(() => undefined);
  }

  #take(chunk: Buffer): void {
    this.#heardAt = performance.now();
    if (chunk[0] === 0x77) {
      this.#see(chunk.readBigUInt64BE(1));
      this.#hand(chunk.subarray(25));
    } else if (chunk[0] === 0x6b) {
      const lsn = chunk.readBigUInt64BE(1);
      this.#see(lsn);
      this.#needs.onIdle(lsn);
      if (chunk[17] === 1) this.#report(false);
    }
  }

  /** What cannot be read ends the connection, not the process. */
  #hand(data: Buffer): void {
    if (this.#wire.stream.destroyed) return;
    try {
      this.#needs.onData(data);
    } catch (error) {
      this.#wire.stream.destroy(error as Error);
    }
  }

  #see(lsn: bigint): void {
    if (lsn > this.#received) this.#received = lsn;
  }

  #tick(): void {
    if (this.#wire.stream.isPaused()) this.#heardAt = performance.now();
    if (performance.now() - this.#heardAt > silence) this.#wire.stream.destroy();
    else this.#report(true);
  }

  /** Standby status update: written, flushed, applied, our clock, and whether an answer is wanted. */
  #report(wantsAnswer: boolean): void {
    if (this.#wire.stream.destroyed) return;
    const report = Buffer.alloc(34);
    report[0] = 0x72;
    report.writeBigUInt64BE(this.#received > this.#confirmed ? this.#received : this.#confirmed, 1);
    report.writeBigUInt64BE(this.#confirmed, 9);
    report.writeBigUInt64BE(this.#confirmed, 17);
    report.writeBigInt64BE(BigInt(Date.now()) * 1000n - epoch, 25);
    report[33] = wantsAnswer ? 1 : 0;
    this.#wire.sendCopyFromChunk(report);
  }
}
