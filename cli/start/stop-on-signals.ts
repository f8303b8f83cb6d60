import { readFileSync } from 'node:fs';
import type { CliConfig } from '../causeway.config.ts';
import type { RunningCity } from './running-city.ts';

/** Stops the city in order on Ctrl-C and SIGTERM, and when the npm that started it has gone. */
export function stopOnSignals(running: RunningCity, config: CliConfig): void {
  let stopping = false;
  const stop = (sentence: string) => {
    if (stopping) return;
    stopping = true;
    console.error(`\n${sentence} Stopping …`);
    void running.stop().finally(() => process.exit(0));
  };
  process.on('SIGINT', () => stop('Interrupted.'));
  process.on('SIGTERM', () => stop('Asked to end.'));
  process.on('SIGHUP', () => stop('The terminal has closed.'));
  if (config.underNpm) watchParent(() => stop('npm has gone.'));
}

/**
 * npm does not end its child when it is killed itself; the child, or the shell between the two, then gets another
 * parent.
 */
function watchParent(onGone: () => void): void {
  const lineage = readLineage();
  setInterval(() => {
    if (readLineage() !== lineage) onGone();
  }, 500).unref();
}

/** The parent and, where the system tells (Linux), the parent's parent. */
function readLineage(): string {
  try {
    const [, , , grandparent] =
      /^(\d+) \(.*\) (\S) (\d+)/s.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? [];
    return `${process.ppid} ${grandparent}`;
  } catch {
    return `${process.ppid}`;
  }
}
