import { resolve } from 'node:path';
import type { CliConfig } from '../causeway.config.ts';
import { CityHome, isHub } from '../city-home.ts';
import { readCityHead, readWholeCity } from '../read-whole-city.ts';
import type { WholeCity } from '../read-whole-city.ts';

/**
 * The city with the ports and the data of its running hub, where one runs; else as its folder says.
 * @throws InvalidCity
 */
export function readCityToTry(directory: string, config: CliConfig, data?: string): WholeCity {
  const head = readCityHead(directory);
  const home = new CityHome(config.home, head.name);
  const state = home.findState();
  const isRunning = state !== undefined && state.cityDirectory === directory && isHub(state.pid);
  const ports = { ...head.ports, ...(isRunning ? state.ports : {}) };
  const folder = data === undefined ? (state?.dataDirectory ?? home.data) : resolve(data);
  return readWholeCity(directory, { ports, data: folder, env: config.environment });
}
