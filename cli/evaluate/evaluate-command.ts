import type { Command } from 'commander';
import type { CliConfig } from '../causeway.config.ts';
import type { RunningState } from '../city-home.ts';
import { findStartedCity, withCityStore } from '../city-store.ts';
import { readCityHead, readWholeCity } from '../read-whole-city.ts';
import { evaluateCity } from './evaluate-city.ts';
import type { TypeEvaluation } from './evaluate-city.ts';
import { printEvaluation } from './print-evaluation.ts';

interface Flags {
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
    .action(async (flags: Flags) => {
      const state = findStartedCity(flags.city, config);
      const evaluations = await evaluate(state, config);
      if (flags.json) console.log(JSON.stringify({ city: state.city, entityTypes: evaluations }, null, 2));
      else printEvaluation(evaluations, console.log);
    });
}

async function evaluate(state: RunningState, config: CliConfig): Promise<TypeEvaluation[]> {
  const head = readCityHead(state.cityDirectory);
  const { dataDirectory } = state;
  const variables = { ports: head.ports ?? {}, data: dataDirectory, env: config.environment };
  const { city } = readWholeCity(state.cityDirectory, variables);
  return withCityStore(state, config, (databaseUrl) => evaluateCity(city, { dataDirectory, databaseUrl }));
}
