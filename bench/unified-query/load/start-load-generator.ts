import { forkProgram } from '../fork-program.ts';
import type { LoadFigures, LoadOrder } from './load-order.ts';

export interface LoadGenerator {
  /** One order at a time. */
  run(order: LoadOrder): Promise<LoadFigures>;
  end(): Promise<void>;
}

export async function startLoadGenerator(): Promise<LoadGenerator> {
  const program = await forkProgram(new URL('./load-generator.ts', import.meta.url));
  return {
    run: (order) => {
      const answer = program.nextWord<LoadFigures>();
      program.child.send(order);
      return answer;
    },
    end: program.end,
  };
}
