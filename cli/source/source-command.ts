import type { Command } from 'commander';
import type { CliConfig } from '../causeway.config.ts';
import { addSourceInspectCommand } from './source-inspect-command.ts';
import { addSourceTestCommand } from './source-test-command.ts';

/** `causeway source …`: one verb per file; each adds itself here. */
export function addSourceCommand(program: Command, config: CliConfig): void {
  const source = program.command('source').description("try, and look into, a city's legacy systems");
  addSourceTestCommand(source, config);
  addSourceInspectCommand(source, config);
}
