import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What a figure cannot be read without. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGiB: number;
  readonly node: string;
  /** The load of the last minute when the measurement began: above the number of cores the figures are worthless. */
  readonly load: number;
  /** ISO date. */
  readonly date: string;
  readonly command: string;
}

/** @param name the npm script that runs the measurement */
export function describeMachine(name: string): Machine {
  const given = process.argv.slice(2);
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    date: new Date().toISOString().slice(0, 10),
    command: ['npm run', name, ...(given.length > 0 ? ['--', ...given] : [])].join(' '),
  };
}
