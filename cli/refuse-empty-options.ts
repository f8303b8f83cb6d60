import type { Command } from 'commander';
import { CausewayError } from '#schemas';

/**
 * Nothing is called nothing: an option with an empty value is mostly a shell's variable that was not set, and would be
 * taken for the current folder, or for not having been said.
 * @throws CausewayError WRONG_USE that names every such option
 */
export function refuseEmptyOptions(command: Command): void {
  const empty = command.options.filter((option) => {
    const value: unknown = command.getOptionValue(option.attributeName());
    return [value].flat().some((one) => typeof one === 'string' && one.trim() === '');
  });
  if (empty.length === 0) return;
  const names = empty.map(({ long, short }) => long ?? short).join(', ');
  const reason = `${names} ${empty.length === 1 ? 'is' : 'are'} empty: say what is meant, or leave it out.`;
  throw new CausewayError('WRONG_USE', { reason });
}
