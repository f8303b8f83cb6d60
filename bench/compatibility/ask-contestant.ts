import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Verdicts } from './contestants.ts';

/** Neither answer nor end within this counts as hanging. */
const patience = 5_000;

export type Answered =
  | (Verdicts & { readonly milliseconds: number })
  | { readonly failed: 'crashed' | 'hung'; readonly milliseconds: number };

/** One contestant in a thread of its own, which is ended and begun anew where it hangs. */
export class ContestantThread {
  private readonly name: string;
  private worker: Worker | undefined;

  constructor(name: string) {
    this.name = name;
  }

  async ask(texts: readonly [string, string]): Promise<Answered> {
    const worker = (this.worker ??= await this.start());
    const giveUp = AbortSignal.timeout(patience);
    worker.postMessage(texts);
    try {
      const [answer] = (await once(worker, 'message', { signal: giveUp })) as [
        Verdicts & { crashed?: boolean; milliseconds: number },
      ];
      return answer.crashed ? { failed: 'crashed', milliseconds: answer.milliseconds } : answer;
    } catch {
      await this.end();
      return giveUp.aborted
        ? { failed: 'hung', milliseconds: patience }
        : { failed: 'crashed', milliseconds: 0 };
    }
  }

  async end(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }

  /** Warmed up with one pair, as a program that compares many is. */
  private async start(): Promise<Worker> {
    const program = fileURLToPath(new URL('contestant-program.ts', import.meta.url));
    const worker = new Worker(program, { workerData: { name: this.name } });
    worker.postMessage(['{"type":"string"}', '{"type":"integer"}']);
    await once(worker, 'message', { signal: AbortSignal.timeout(60_000) });
    return worker;
  }
}
