import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { childEnvironment } from '../bench.config.ts';

/** A program of the measurement, in a process of its own. It ends when its channel closes. */
export interface ForkedProgram {
  readonly child: ChildProcess;
  /** What it said first. */
  readonly firstWord: unknown;
  nextWord<Word>(): Promise<Word>;
  end(): Promise<void>;
}

/** Starts a program and waits for its first word. Node strips the types itself: no loader costs anything. */
export async function forkProgram(module: URL, args: readonly string[] = []): Promise<ForkedProgram> {
  const child = fork(module, args, { execArgv: [], stdio: 'inherit', env: childEnvironment });
  const nextWord = <Word>() =>
    new Promise<Word>((resolve, reject) => {
      const fail = (code: number | null) => reject(new Error(`${module.pathname} ended with ${code}.`));
      child.once('exit', fail);
      child.once('message', (message) => {
        child.off('exit', fail);
        resolve(message as Word);
      });
    });
  const end = async () => {
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (child.connected) child.disconnect();
    await gone;
  };
  return { child, firstWord: await nextWord(), nextWord, end };
}
