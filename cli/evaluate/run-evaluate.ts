import type { CliConfig } from '../causeway.config.ts';
import type { RunningState } from '../city-home.ts';
import { readCityHead, readWholeCity } from '../read-whole-city.ts';
import { withCityStore } from '../with-city-store.ts';
import { evaluateCity } from './evaluate-city.ts';
import type { TypeEvaluation } from './evaluate-city.ts';
import type { EvaluateFlags } from './evaluate-command.ts';
import { printEvaluation } from './print-evaluation.ts';

/** Prints how the entities in the city's store stand to its truth. */
export async function runEvaluate(
  state: RunningState,
  flags: EvaluateFlags,
  config: CliConfig,
): Promise<void> {
  const evaluations = await evaluate(state, config);
  if (flags.json) console.log(JSON.stringify({ city: state.city, entityTypes: evaluations }, null, 2));
  else printEvaluation(evaluations, console.log);
}

async function evaluate(state: RunningState, config: CliConfig): Promise<TypeEvaluation[]> {
  const head = readCityHead(state.cityDirectory);
  const { dataDirectory } = state;
  const variables = { ports: head.ports ?? {}, data: dataDirectory, env: config.environment };
  const { city } = readWholeCity(state.cityDirectory, variables);
  return withCityStore(state, config, (databaseUrl) => evaluateCity(city, { dataDirectory, databaseUrl }));
}
