import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { assertCityFolder } from '../assert-city-folder.ts';
import type { CliConfig } from '../causeway.config.ts';
import { defaultCity } from '../default-city.ts';

export interface StartFlags {
  readonly city: string;
  readonly data?: string;
  readonly port: number;
  readonly scale: number;
  readonly reset?: boolean;
}

/** `causeway start`: runs a city until it is told to stop. */
export function addStartCommand(program: Command, config: CliConfig): void {
  program
    .command('start')
    .description('run a city: its store, the legacy systems of a demo city, the gateway and the console')
    .option('--city <dir>', "the city's folder", defaultCity)
    .option('--data <dir>', "folder with the city's data (default: the demo's own, made on the first start)")
    .option('--port <number>', 'port of the gateway; 0 takes a free one', toPort, 4000)
    .option(
      '--scale <number>',
      'size of the demo city when its data are made; 1 is about 20,000 persons',
      toScale,
      1,
    )
    .option('--reset', 'forget everything that was kept of this city and begin anew', false)
    .action(async (flags: StartFlags) => {
      assertCityFolder(flags.city);
      const { runStart } = await import('./run-start.ts');
      await runStart(flags, config);
    });
}

function toPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

function toScale(text: string): number {
  const scale = Number(text);
  if (scale > 0 && scale <= 100) return scale;
  throw new InvalidArgumentError('A scale is a number above 0 and up to 100.');
}
