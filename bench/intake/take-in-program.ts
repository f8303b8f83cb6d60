/** Takes the register in, in a process of its own, so that its memory is nobody else's. Started by main.ts. */
import { takeIn } from '../../mesh/intake/index.ts';
import { Store } from '../../mesh/store/index.ts';
import { openRegister } from './register-documents.ts';

export interface TakeInOrder {
  readonly url: string;
  readonly yaml: string;
  readonly data: string;
  readonly isMapped: boolean;
}

/** One delivery as the process saw it. */
export interface TakenIn {
  readonly seconds: number;
  readonly read: number;
  readonly kept: number;
  readonly unchanged: number;
  readonly outcome: string;
  readonly sentence: string;
  /** The highest resident set that a sample found, in MiB; sampled every 50 ms. */
  readonly peakMiB: number;
  /** Processor seconds of this process. */
  readonly processor: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as TakeInOrder;
const store = await Store.open(order.url);
const { contract, entityTypes, read, reader } = openRegister(order.yaml, order);
process.on('message', () => void run());
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function run(): Promise<void> {
  let peak = 0;
  const sample = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(sample, 50);
  const [began, spent] = [performance.now(), process.cpuUsage()];
  const taken = await takeIn(store, { contract, read, reader, entityTypes });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(spent);
  clearInterval(timer);
  sample();
  const { kept, unchanged, outcome, sentence } = taken;
  const figures = { seconds, read: taken.read, kept, unchanged, outcome, sentence };
  process.send?.({ ...figures, peakMiB: peak / 2 ** 20, processor: (user + system) / 1e6 } satisfies TakenIn);
}
