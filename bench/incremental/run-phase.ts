import { setTimeout as sleep } from 'node:timers/promises';
import { loadavg } from 'node:os';
import { toPercentile } from '../figures/index.ts';
import { readCpu, toDifference, type CpuSeconds } from './cpu-meter.ts';
import type { Fed, Feeding } from './feeder.ts';
import type { Traffic } from './traffic.ts';

/** What came of feeding at one rate. Milliseconds from the commit of a change to that of the linking. */
export interface PhaseFigures {
  readonly rate: number;
  readonly arrived: number;
  /** Records a second, from the first arrival to the last link. */
  readonly linkedPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  /** Arrived and not linked when the last one arrived. */
  readonly backlog: number;
  /** By how many milliseconds the departments were behind the rate at the worst. */
  readonly late: number;
  readonly cpu: CpuSeconds;
  /** The machine's load of the last minute, at the end. */
  readonly load: number;
}

export interface Phase extends Feeding {
  readonly directory: string;
}

/** Feeds at one rate and waits until all is linked. */
export async function runPhase(traffic: Traffic, phase: Phase): Promise<PhaseFigures> {
  const { from, to, rate, directory } = phase;
  const [began, before] = [performance.timeOrigin + performance.now(), readCpu(directory)];
  const fed: Fed[] = [];
  traffic.onFed = (one) => fed.push(one);
  traffic.feed({ from, to, rate });
  while (fed.at(-1)?.to !== to) await sleep(5);
  const backlog = traffic.countUnlinked(from, to);
  while (traffic.countUnlinked(from, to) > 0) await sleep(5);
  const cpu = toDifference(before, readCpu(directory));
  const delays = toDelays(traffic, fed);
  const ended = Math.max(...fed.map(({ at }) => at), began + 1, traffic.lastLinkedAt);
  return {
    ...{ rate, arrived: to - from, backlog, cpu, load: loadavg()[0] ?? NaN },
    linkedPerSecond: ((to - from) / (ended - began)) * 1000,
    p50: toPercentile(delays, 0.5),
    p95: toPercentile(delays, 0.95),
    p99: toPercentile(delays, 0.99),
    max: delays.at(-1) ?? NaN,
    late: Math.max(0, ...fed.map((one) => one.late)),
  };
}

/** Sorted. */
function toDelays(traffic: Traffic, fed: readonly Fed[]): Float64Array {
  const delays = fed.flatMap(({ from, to, at }) =>
    Array.from({ length: to - from }, (_, index) => Math.max(0, traffic.linkedAt(from + index) - at)),
  );
  return Float64Array.from(delays).sort();
}
