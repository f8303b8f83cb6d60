import type { Command } from 'commander';
import { addDiffCommand } from './diff-command.ts';
import { addLintCommand } from './lint-command.ts';

/** `causeway contract`: contracts checked, and their versions compared. */
export function addContractCommand(program: Command): void {
  const contract = program.command('contract').description('check contracts and compare their versions');
  addLintCommand(contract);
  addDiffCommand(contract);
}
