import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

export interface KillOrder {
  /** A program of ours that says on stderr, line by line, which stage begins. */
  readonly program: string;
  readonly order: unknown;
  /** It is killed so many milliseconds after a line for which this holds; never when it ends before. */
  readonly isTime?: (stage: string) => boolean;
  readonly delay?: number;
}

export interface KilledProcess {
  readonly killed: boolean;
  /** The lines that it said. */
  readonly said: readonly string[];
}

/** Runs a program in a process of its own and kills it (SIGKILL). @throws Error when it fails by itself */
export async function runAndKill({
  program,
  order,
  isTime = () => false,
  delay = 0,
}: KillOrder): Promise<KilledProcess> {
  // Node strips the types itself: a loader would take longer than the work.
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { NODE_OPTIONS: '' },
  });
  const ended = once(child, 'close');
  const said: string[] = [];
  let killing: Promise<unknown> | undefined;
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (!killing && isTime(line)) killing = sleep(delay).then(() => child.kill('SIGKILL'));
  }
  const [code, signal] = (await ended) as [number | null, string | null];
  if (signal === 'SIGKILL') return { killed: true, said };
  if (code !== 0) throw new Error(`It failed:\n${said.join('\n')}`);
  return { killed: false, said };
}
