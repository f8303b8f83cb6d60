import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { CliConfig } from '../causeway.config.ts';

export interface PublishFlags {
  readonly hub?: string;
  readonly token?: string;
  readonly client?: string;
  readonly dryRun?: boolean;
  readonly notice?: number;
  readonly emergency?: string;
  readonly live: boolean;
  readonly json?: boolean;
}

const help = `
Every contract is linted here first; nothing is sent while one of them is at fault. The hub then compares each with the
version before it, holds live rows and its last good copy against it, and names the clients whose questions it really
breaks. What breaks nothing holds at once; what breaks something is announced and holds when the notice is over. A
published version never changes: a change gets the next number.

Examples:
  causeway publish my-city                               every contract of a folder; those the hub has are left alone
  causeway publish my-city/contracts/water --dry-run     only look: changes, dry run, who would be hurt, what would happen
  causeway publish 2.0.0.odcs.yaml --notice 60           sixty days instead of thirty
  causeway publish DIR --hub https://hub.example --token "$TOKEN" --json | jq '.contracts[].report.consumers'

Exit status: 0 published, announced or unchanged; 1 refused; 2 wrong use.`;

/** `causeway publish`: sends contract versions to a running hub. */
export function addPublishCommand(program: Command, config: CliConfig): void {
  program
    .command('publish')
    .description('publish contract versions to a running hub')
    .argument('<dir>', "a city's folder, a folder of contracts, or one contract's file")
    .option('--hub <url>', 'address of the hub (default: the one that was started last on this machine)')
    .option(
      '--token <token>',
      "the department's token (or in CAUSEWAY_TOKEN; default: one made on this machine)",
    )
    .option('--client <name>', "the client to make a token for (default: the department's developer)")
    .option('--dry-run', 'only look; nothing is published')
    .option('--notice <days>', 'days of notice for a breaking version (default: 30)', toDays)
    .option('--emergency <reason>', 'a breaking version holds at once, whomever it hurts, and why')
    .option('--no-live', 'do not read a sample from the system itself')
    .option('--json', 'print one JSON document {hub, contracts: [{file, outcome, faults, report}]}')
    .addHelpText('after', help)
    .action(async (path: string, flags: PublishFlags) => {
      const { runPublish } = await import('./run-publish.ts');
      await runPublish(path, flags, config);
    });
}

function toDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 0 && days <= 3650) return days;
  throw new InvalidArgumentError('A notice is a whole number of days, from 0 to 3650.');
}
