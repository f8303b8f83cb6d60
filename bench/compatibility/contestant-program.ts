import { parentPort, workerData } from 'node:worker_threads';
import { contestants } from './contestants.ts';

/** Answers one pair after another; whoever asks gives up on it by ending the thread. */
const { name } = workerData as { readonly name: string };

parentPort?.on('message', ([old, fresh]: readonly [string, string]) => {
  void answer(old, fresh);
});

async function answer(old: string, fresh: string): Promise<void> {
  const started = performance.now();
  try {
    const verdicts = await contestants[name]?.(old, fresh);
    parentPort?.postMessage({ ...verdicts, milliseconds: performance.now() - started });
  } catch {
    parentPort?.postMessage({ crashed: true, milliseconds: performance.now() - started });
  }
}
