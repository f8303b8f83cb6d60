import type { Command } from 'commander';
import { diffFiles, type ContractChange, type FileComparison } from '#contracts';
import { showFault } from '#schemas';

interface Flags {
  readonly city?: string;
  readonly json?: boolean;
}

/** `causeway contract diff`: what changes between two versions, whom it hurts, and which number it asks for. */
export function addDiffCommand(contract: Command): void {
  contract
    .command('diff')
    .description('compare two versions of a contract and decide the version number')
    .argument('<old>', 'the contract as it is')
    .argument('<new>', 'the contract as it is to be')
    .option('--city <dir>', 'the city that they belong to (default: the folder with a city.yaml above each)')
    .option(
      '--json',
      'print one JSON document {old, new, bump, required, rows, changes, translation, faults}',
    )
    .addHelpText(
      'after',
      `
Readers have the data from the hub, writers deliver them. A change is breaking where one who kept to the
old version is hurt (major), widening where more is promised (minor), else a note (patch). A version number
smaller than that is refused. A translation (causewayTranslations) from the new version to the old one is
tried on rows made from the new contract: each must give a row that keeps the old one.

Example:
  causeway contract diff contracts/police/cameras/1.0.0.odcs.yaml contracts/police/cameras/2.0.0.odcs.yaml

Exit status: 0 nothing breaks and the number is great enough, 1 findings, 2 wrong use.`,
    )
    .action(async (old: string, next: string, { city, json }: Flags) => {
      const found = await diffFiles(old, next, { city });
      if (json) console.log(JSON.stringify(toJson(found), null, 2));
      else printComparison(found);
      process.exitCode = found.faults.length > 0 || isBreaking(found) ? 1 : 0;
    });
}

function isBreaking({ comparison }: FileComparison): boolean {
  return comparison?.changes.some(({ severity }) => severity === 'breaking') ?? false;
}

function toJson({ old, next, comparison, translation, faults }: FileComparison): object {
  const { bump = null, required = null, rows = null, changes = [] } = comparison ?? {};
  return { old, new: next, bump, required, rows, changes, translation: translation ?? null, faults };
}

function printComparison({ next, comparison, translation, faults }: FileComparison): void {
  for (const fault of faults) console.log(showFault(fault));
  if (comparison === undefined) return;
  printTable(comparison.changes);
  const { bump, required } = comparison;
  const breaking = comparison.changes.filter(({ severity }) => severity === 'breaking').length;
  console.log(
    bump === 'none'
      ? 'Nothing changes that asks for a new version.'
      : `This is a ${bump} change: the version must be ${required} at least; it is ${next.version}.`,
  );
  if (breaking > 0)
    console.log(`${breaking === 1 ? 'One change breaks' : `${breaking} changes break`} what was promised.`);
  if (translation !== undefined)
    console.log(
      `The translation to ${translation.to} was tried on ${translation.tried} rows; ${translation.failures.length === 0 ? 'all keep the old contract' : 'it fails as said above'}.`,
    );
}

function printTable(changes: readonly ContractChange[]): void {
  const rows = changes.map(({ severity, hurts, what, path, sentence }) => [
    severity,
    hurts,
    what,
    path,
    sentence,
  ]);
  if (rows.length === 0) return;
  const table = [['severity', 'hurts', 'what', 'where', 'change'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
