import { spawn } from 'node:child_process';
import { childEnvironment } from '../bench.config.ts';
import { readPeak } from './read-peak.ts';

export interface MeasuredOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly directory?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** After so many minutes it is killed. */
  readonly minutes?: number;
}

export interface MeasuredRun {
  /** From its start to its end, by the clock. */
  readonly seconds: number;
  /** See readPeak; undefined on systems without /proc. */
  readonly peakMiB: number | undefined;
  readonly stdout: string;
  /** The last lines of what it said on stderr. */
  readonly lastWords: string;
  readonly outcome: 'done' | 'failed' | 'out of time';
}

/** How often the memory is looked at, in milliseconds: the kernel keeps the mark, only the last glance is missed. */
const glance = 50;
const wordsKept = 2000;

/** Runs a program to its end. Never rejects: a program that cannot be started has failed. */
export async function runMeasured(options: MeasuredOptions): Promise<MeasuredRun> {
  const { command, args, directory, environment = {}, minutes } = options;
  const began = performance.now();
  const env = { ...childEnvironment, ...environment };
  const child = spawn(command, args, { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, lastWords, isLate] = ['', '', false];
  let peakMiB: number | undefined;
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString()).slice(-wordsKept)));
  const look = () => {
    const peak = child.pid === undefined ? undefined : readPeak(child.pid);
    if (peak !== undefined) peakMiB = Math.max(peak, peakMiB ?? 0);
  };
  const end = () => {
    isLate = true;
    child.kill('SIGKILL');
  };
  const timers = [
    setInterval(look, glance),
    minutes === undefined ? undefined : setTimeout(end, minutes * 60_000),
  ];
  const code = await new Promise((resolve) => {
    child.once('error', ({ message }) => resolve((lastWords = message)));
    child.once('close', resolve);
  });
  timers.forEach(clearTimeout);
  const outcome = isLate ? 'out of time' : code === 0 ? 'done' : 'failed';
  return { seconds: (performance.now() - began) / 1000, peakMiB, stdout, lastWords, outcome };
}
