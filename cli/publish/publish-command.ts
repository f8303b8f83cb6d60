import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { CausewayError } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { findLastStarted } from '../city-home.ts';
import { createTokenChooser } from './choose-token.ts';
import { findContractFiles } from './find-contract-files.ts';
import { HubDoor } from './hub-door.ts';
import { printPublication } from './print-publication.ts';
import { publishContracts } from './publish-contracts.ts';
import type { Publication } from './publish-contracts.ts';

interface Flags {
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
    .action((path: string, flags: Flags) => run(path, flags, config));
}

async function run(path: string, flags: Flags, config: CliConfig): Promise<void> {
  const found = findContractFiles(path);
  const door = new HubDoor(flags.hub ?? getRunningHub(config));
  const tokens = createTokenChooser(flags, config);
  const publications = await publishContracts({
    ...{ found, door, tokens, parameters: toParameters(flags) },
    onDone: ({ file }) => process.stderr.write(`  ${file.path}\n`),
  });
  if (flags.json)
    console.log(JSON.stringify({ hub: door.url, contracts: publications.map(toJson) }, null, 2));
  else for (const publication of publications) printPublication(publication, console.log);
  process.exitCode = publications.every(isFine) ? 0 : 1;
}

function getRunningHub(config: CliConfig): string {
  const state = findLastStarted(config.home);
  if (state) return state.url;
  const reason =
    'No hub was started on this machine: start one ("causeway start"), or name its address with --hub.';
  throw new CausewayError('WRONG_USE', { reason });
}

function toParameters({ dryRun, notice, emergency, live }: Flags): Record<string, string> {
  return {
    ...(dryRun ? { dryRun: 'true' } : {}),
    ...(notice === undefined ? {} : { notice: String(notice) }),
    ...(emergency === undefined ? {} : { emergency }),
    ...(live ? {} : { live: 'false' }),
  };
}

function isFine({ report, isThere }: Publication): boolean {
  return isThere === true || (report !== undefined && report.outcome !== 'refused');
}

function toJson({ file, faults, report, isThere }: Publication): object {
  const { path, dataset = null, version } = file;
  const outcome = report?.outcome ?? (isThere ? 'unchanged' : faults.length > 0 ? 'refused' : 'not-sent');
  return { file: path, dataset, version, outcome, faults, report: report ?? null };
}

function toDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 0 && days <= 3650) return days;
  throw new InvalidArgumentError('A notice is a whole number of days, from 0 to 3650.');
}
