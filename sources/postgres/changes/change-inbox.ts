import type { Change } from './decode-changes.ts';

/** Changes of one delivery at most. */
const batchSize = 2000;
/** Past so many waiting changes or bytes the server is made to wait. */
const mostWaiting = 8000;
const mostBytes = 64_000_000;

export interface Delivery {
  changes: Change[];
  /** What may be confirmed once they have been stored; undefined inside a transaction. */
  confirms: bigint | undefined;
}

interface Waiting {
  change?: Change;
  confirms?: bigint;
  bytes: number;
}

/** What has come and is not delivered yet: changes, and between them the ends of their transactions. */
export class ChangeInbox {
  #waiting: Waiting[] = [];
  #changes = 0;
  #bytes = 0;
  #wake: (() => void) | undefined;

  get isFull(): boolean {
    return this.#changes >= mostWaiting || this.#bytes >= mostBytes;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  add(changes: readonly Change[], bytes: number): void {
    const each = changes.length === 0 ? 0 : bytes / changes.length;
    for (const change of changes) this.#waiting.push({ change, bytes: each });
    this.#changes += changes.length;
    this.#bytes += bytes;
    this.#wake?.();
  }

  /** A transaction ends, or the server says that it has nothing more up to here. */
  close(lsn: bigint): void {
    this.#waiting.push({ confirms: lsn, bytes: 0 });
    this.#wake?.();
  }

  /** Resolves when something waits, or when the signal aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    if (!this.isEmpty || signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    this.#wake = undefined;
  }

  /** The oldest of them, up to a batch; small transactions together, a large one in parts. */
  take(): Delivery {
    const delivery: Delivery = { changes: [], confirms: undefined };
    let taken = 0;
    for (const { change, confirms, bytes } of this.#waiting) {
      if (change !== undefined && delivery.changes.length >= batchSize) break;
      taken += 1;
      if (confirms !== undefined) delivery.confirms = confirms;
      if (change === undefined) continue;
      delivery.changes.push(change);
      this.#changes -= 1;
      this.#bytes -= bytes;
    }
    this.#waiting = this.#waiting.slice(taken);
    return delivery;
  }
}
