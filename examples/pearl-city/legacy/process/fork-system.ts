import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { ControlAnswer } from './system-control.ts';

/** A legacy system in a process of its own, as its parent holds it. */
export interface ForkedSystem {
  readonly child: ChildProcess;
  readonly port: number;
  /** Sends `{count: true}` or `{misbehave}` and waits for the answer. */
  ask(message: object): Promise<ControlAnswer>;
  /** Closes the channel and waits for the end; resolves to the exit code. */
  end(): Promise<number | null>;
}

type FirstWord = { ready: true; port: number } | { failed: string };

function waitForExit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

function waitForWord<Word>(child: ChildProcess): Promise<Word> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Word));
    child.once('exit', (code) => reject(new Error(`The system ended with ${code} without a word.`)));
  });
}

/**
 * Starts a legacy module and waits until it listens. Node strips the types itself, so no loader is needed.
 * @throws Error with the system's own sentence when it cannot start.
 */
export async function forkSystem(module: URL, data: string, port: number): Promise<ForkedSystem> {
  const child = fork(module, ['--data', data, '--port', String(port)], { execArgv: [], stdio: 'inherit' });
  const word = await waitForWord<FirstWord>(child);
  if ('failed' in word) throw new Error(word.failed);
  const ask = (message: object) => {
    const answer = waitForWord<ControlAnswer>(child);
    child.send(message);
    return answer;
  };
  const end = () => {
    if (child.connected) child.disconnect();
    return waitForExit(child);
  };
  return { child, port: word.port, ask, end };
}
