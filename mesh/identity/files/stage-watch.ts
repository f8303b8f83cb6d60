import type { FileLinkStage } from './link-files.ts';

export interface StageSeconds {
  readonly stage: string;
  readonly seconds: number;
}

/** How long each stage of a linkage takes; a stage that comes again adds to its first time. */
export class StageWatch {
  readonly #begun = performance.now();
  readonly #seconds = new Map<string, number>();
  #stage: { name: string; since: number } | undefined;

  start(stage: FileLinkStage): void {
    this.#end();
    this.#stage = { name: stage, since: performance.now() };
  }

  /** The stages that have ended. */
  read(): StageSeconds[] {
    return [...this.#seconds].map(([stage, seconds]) => ({ stage, seconds: round(seconds) }));
  }

  stop(): { seconds: number; stages: StageSeconds[] } {
    this.#end();
    return { seconds: round((performance.now() - this.#begun) / 1000), stages: this.read() };
  }

  #end(): void {
    if (!this.#stage || this.#stage.name === 'done') return;
    const { name, since } = this.#stage;
    this.#seconds.set(name, (this.#seconds.get(name) ?? 0) + (performance.now() - since) / 1000);
    this.#stage = undefined;
  }
}

const round = (seconds: number) => Math.round(seconds * 1000) / 1000;
