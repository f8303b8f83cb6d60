import { mapLines, type LineRange } from './map-lines.ts';
import { toMapper, type MappingPlan } from './value-mapper.ts';

/** What is to be mapped, shared by everybody who helps: whoever is free takes the next of the tasks. */
export interface MappingWork {
  readonly plans: readonly MappingPlan[];
  readonly tasks: readonly MappingTask[];
  /** One number: how many tasks are taken. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

export interface MappingTask extends LineRange {
  /** Which of the plans it goes by. */
  readonly plan: number;
  /** What is made of it, but for the number of who makes it. */
  readonly made: string;
}

/** Each helper has a file of its own to add to. */
export const toMadeFile = (made: string, helper: number) => `${made}-${helper}.tsv`;

/** Takes one task after the other; ends when all are taken. Each step is some ten milliseconds of work. */
export function* takeTasks({ plans, tasks, taken }: MappingWork, helper: number): Generator<void> {
  const mappers = plans.map((plan) => toMapper(plan));
  for (;;) {
    const task = tasks[Atomics.add(taken, 0, 1)];
    if (!task) return;
    const map = mappers[task.plan];
    if (map) mapLines(task, toMadeFile(task.made, helper), map);
    yield;
  }
}
