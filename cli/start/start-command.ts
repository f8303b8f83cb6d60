import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { CliConfig } from '../causeway.config.ts';
import { defaultCity } from '../default-city.ts';
import { findToken } from '../find-token.ts';
import { askQuestion, findQuestion, toCurl } from './ask-question.ts';
import { printReport } from './print-report.ts';
import { RunningCity } from './running-city.ts';
import { startCity } from './start-city.ts';
import type { StartedCity } from './start-city.ts';
import { stopOnSignals } from './stop-on-signals.ts';

interface Flags {
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
    .action(async (flags: Flags) => {
      await run(flags, config);
    });
}

async function run(flags: Flags, config: CliConfig): Promise<void> {
  const running = new RunningCity();
  stopOnSignals(running, config);
  const options = { ...flags, data: flags.data, reset: flags.reset ?? false, config };
  try {
    const started = await startCity(options, running);
    await report(started);
  } catch (error) {
    if (!running.stopping.signal.aborted || !isAbort(error)) throw error;
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

async function report(started: StartedCity): Promise<void> {
  await printReport(started, console.log);
  const steward = await findToken(started, 'steward').catch(() => undefined);
  console.log(`  Console  ${started.url}/console/${steward ? `#token=${steward}` : ''}`);
  const question = findQuestion(started);
  if (question) {
    const token = await findToken(started, question.client);
    console.log(`\nAsk it yourself:\n\n${toCurl(started.url, token, question)}\n\nIt answers:\n`);
    console.log(JSON.stringify(await askQuestion(started.url, token, question), null, 2));
  }
  console.log('\nCtrl-C stops everything; the next start is quick. causeway start --reset begins anew.');
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
