/** What a hub really holds, in bytes: read through Node's inspector, after a full collection of garbage. */
export interface HeapReading {
  readonly heap: number;
  readonly resident: number;
}

interface Reply {
  readonly id?: number;
  readonly result?: { readonly result?: { readonly value?: string } };
}

/** Asks a process for its heap through the inspector that it was started with (`--inspect`). */
export class HeapMeter {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const reply = JSON.parse(String(data)) as Reply;
      this.#waiting.get(reply.id ?? -1)?.(reply);
      this.#waiting.delete(reply.id ?? -1);
    });
  }

  /** @param said what the process printed on stderr: the inspector's address is among it */
  static async connect(said: readonly { readonly text: string }[]): Promise<HeapMeter> {
    const address = said.map(({ text }) => /ws:\/\/\S+/.exec(text)?.[0]).find((found) => found !== undefined);
    if (address === undefined) throw new Error('The hub has not said where its inspector listens.');
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true });
      socket.addEventListener('error', reject, { once: true });
    });
    return new HeapMeter(socket);
  }

  /** Collects twice: what finalisers let go of in the first round is gone after the second. */
  async read(): Promise<HeapReading> {
    await this.#send('HeapProfiler.collectGarbage');
    await this.#send('HeapProfiler.collectGarbage');
    const expression =
      'JSON.stringify({ heap: process.memoryUsage().heapUsed, resident: process.memoryUsage().rss })';
    const reply = await this.#send('Runtime.evaluate', { expression, returnByValue: true });
    return JSON.parse(reply.result?.result?.value ?? '') as HeapReading;
  }

  close(): void {
    this.#socket.close();
  }

  #send(method: string, params: object = {}): Promise<Reply> {
    const id = ++this.#last;
    this.#socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }
}
