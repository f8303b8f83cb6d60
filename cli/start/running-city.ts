import type { RunningGateway } from '#gateway';
import type { EmbeddedCluster, Hub, Store } from '#mesh';
import { stopDemoSystems } from './demo-systems.ts';
import type { DemoSystem } from './demo-systems.ts';

/** Everything that a start has brought up, in the order in which it must go down. */
export class RunningCity {
  readonly stopping = new AbortController();
  readonly systems: DemoSystem[] = [];
  readonly background: Promise<unknown>[] = [];
  gateway: RunningGateway | undefined;
  hub: Hub | undefined;
  store: Store | undefined;
  cluster: EmbeddedCluster | undefined;
  #stopped: Promise<void> | undefined;

  /** Runs `work` until it is through or the city stops. */
  keep(work: Promise<unknown>): void {
    this.background.push(work.catch((error: unknown) => this.#note(error)));
  }

  /** Ends everything: first the door, then the work, then the store, so that nothing is cut off half way. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    this.stopping.abort();
    await this.gateway?.close();
    await Promise.all(this.background);
    await this.hub?.close();
    await Promise.all([stopDemoSystems(this.systems), this.store?.close()]);
    await this.cluster?.stop();
  }

  #note(error: unknown): void {
    if (!this.stopping.signal.aborted) console.error(error);
  }
}
