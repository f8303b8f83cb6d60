import type { Command } from 'commander';
import type { CliConfig } from '../causeway.config.ts';
import { addSchemaDiffCommand } from './schema-diff-command.ts';

/** `causeway schema …` */
export function addSchemaCommand(program: Command, _config: CliConfig): void {
  const schema = program.command('schema').description('compare JSON Schemas');
  addSchemaDiffCommand(schema);
}
