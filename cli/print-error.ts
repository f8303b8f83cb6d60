import { CommanderError } from 'commander';
import { CausewayError, showFault } from '#schemas';
import { InvalidCity } from './invalid-city.ts';

/** Says what went wrong in a sentence that its reader can act on; what nobody foresaw is shown whole. */
export function printError(error: unknown): void {
  if (error instanceof InvalidCity) for (const fault of error.faults) console.error(showFault(fault));
  if (error instanceof CausewayError) console.error(error.sentence);
  else console.error(error);
}

/** 0 fine, 1 findings, 2 wrong use. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof CausewayError && ['WRONG_USE', 'CLIENT_UNKNOWN'].includes(error.code) ? 2 : 1;
}
