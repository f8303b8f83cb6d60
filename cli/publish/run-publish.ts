import { CausewayError } from '#schemas';
import type { CliConfig } from '../causeway.config.ts';
import { findLastStarted } from '../city-home.ts';
import { createTokenChooser } from './choose-token.ts';
import { findContractFiles } from './find-contract-files.ts';
import { HubDoor } from './hub-door.ts';
import { printPublication } from './print-publication.ts';
import type { PublishFlags } from './publish-command.ts';
import { publishContracts } from './publish-contracts.ts';
import type { Publication } from './publish-contracts.ts';

/** Sends what the path means, and prints what became of it; the exit status is 1 where something is refused. */
export async function runPublish(path: string, flags: PublishFlags, config: CliConfig): Promise<void> {
  const found = findContractFiles(path);
  const door = new HubDoor(flags.hub ?? getRunningHub(config));
  const tokens = await createTokenChooser(flags, config);
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

function toParameters({ dryRun, notice, emergency, live }: PublishFlags): Record<string, string> {
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
