import type { CliConfig } from '../causeway.config.ts';
import { findToken } from '../find-token.ts';
import { askQuestion, findQuestion, toCurl } from './ask-question.ts';
import { printReport } from './print-report.ts';
import { RunningCity } from './running-city.ts';
import { startCity } from './start-city.ts';
import type { StartedCity } from './start-city.ts';
import type { StartFlags } from './start-command.ts';
import { stopOnSignals } from './stop-on-signals.ts';

/** Brings the city up, says how to ask it, and leaves it running until it is told to stop. */
export async function runStart(flags: StartFlags, config: CliConfig): Promise<void> {
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
