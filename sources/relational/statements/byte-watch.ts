import type { Duplex } from 'node:stream';

/** Counts what a connection brings, and cuts it when one fetch brings too much: cheaper than asking the database for lengths. */
export class ByteWatch {
  isTripped = false;
  readonly #stream: Duplex;
  readonly #most: number;
  #brought = 0;

  constructor(stream: Duplex, most: number) {
    this.#stream = stream;
    this.#most = most;
    stream.on('data', this.#count);
  }

  /** A fetch begins. */
  restart(): void {
    this.#brought = 0;
  }

  stop(): void {
    this.#stream.off('data', this.#count);
  }

  readonly #count = (chunk: Buffer): void => {
    this.#brought += chunk.length;
    if (this.#brought <= this.#most || this.isTripped) return;
    this.isTripped = true;
    this.#stream.destroy();
  };
}
