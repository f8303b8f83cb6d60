import type { Command } from 'commander';
import type { CliConfig } from '../causeway.config.ts';
import { findStartedCity } from '../find-started-city.ts';

export interface EvaluateFlags {
  readonly city?: string;
  readonly json?: boolean;
}

/** `causeway evaluate`: how well the running city's linkage does against its truth. */
export function addEvaluateCommand(program: Command, config: CliConfig): void {
  program
    .command('evaluate')
    .description('compare the entities of a city with its truth: precision, recall, F1 and the worst misses')
    .option('--city <dir>', "the city's folder (default: the city started last)")
    .option('--json', 'print one JSON document {city, entityTypes: [...]}')
    .action(async (flags: EvaluateFlags) => {
      const state = await findStartedCity(flags.city, config);
      const { runEvaluate } = await import('./run-evaluate.ts');
      await runEvaluate(state, flags, config);
    });
}
