import type { Command } from 'commander';
import type { CliConfig } from '../causeway.config.ts';
import { addReportCommand } from './report-command.ts';
import { addTrainCommand } from './train-command.ts';

/** `causeway identity train` and `causeway identity report`. */
export function addIdentityCommand(program: Command, config: CliConfig): void {
  const identity = program
    .command('identity')
    .description('how records are recognised as the same person, enterprise, vehicle or place');
  addTrainCommand(identity, config);
  addReportCommand(identity, config);
}
