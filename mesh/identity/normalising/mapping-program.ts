import { parentPort } from 'node:worker_threads';
import { takeTasks, type MappingWork } from './mapping-work.ts';

/** Runs in a thread of its own, see mapping-crew.ts: waits for the work, does its share of it, and is gone. */
parentPort?.once('message', ({ work, helper }: { work: MappingWork; helper: number }) => {
  for (const _ of takeTasks(work, helper)) continue;
  parentPort?.close();
});
