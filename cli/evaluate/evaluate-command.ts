import { resolve } from 'node:path';
import type { Command } from 'commander';
import { startEmbeddedPostgres } from '#mesh';
import { CausewayError } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { CityHome, findLastStarted, isHub } from '../city-home.ts';
import type { RunningState } from '../city-home.ts';
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
      const state = findState(flags, config);
      const evaluations = await evaluate(state, config);
      if (flags.json) console.log(JSON.stringify({ city: state.city, entityTypes: evaluations }, null, 2));
      else printEvaluation(evaluations, console.log);
    });
}

function findState(flags: Flags, config: CliConfig): RunningState {
  const state = flags.city
    ? new CityHome(config.home, readCityHead(resolve(flags.city)).name).findState()
    : findLastStarted(config.home);
  if (state) return state;
  const reason = 'No city has been started here yet; run "causeway start" first, and this command beside it.';
  throw new CausewayError('WRONG_USE', { reason });
}

/** Works on the running hub's store; of a hub that has ended, the store is started for the time. */
async function evaluate(state: RunningState, config: CliConfig): Promise<TypeEvaluation[]> {
  const head = readCityHead(state.cityDirectory);
  const variables = { ports: head.ports ?? {}, data: state.dataDirectory, env: config.environment };
  const { city } = readWholeCity(state.cityDirectory, variables);
  const { dataDirectory } = state;
  if (isHub(state.pid) || config.databaseUrl)
    return evaluateCity(city, { dataDirectory, databaseUrl: state.databaseUrl });
  const cluster = await startEmbeddedPostgres({ directory: new CityHome(config.home, state.city).postgres });
  try {
    return await evaluateCity(city, { dataDirectory, databaseUrl: cluster.url });
  } finally {
    await cluster.stop();
  }
}
