import { diffFiles, type ContractChange, type FileComparison } from '#contracts';
import { showFault } from '#schemas';
import type { DiffFlags } from './diff-command.ts';

/** Prints what changes; the exit status is 1 where something breaks or is at fault. */
export async function runDiff(old: string, next: string, { city, json }: DiffFlags): Promise<void> {
  const found = await diffFiles(old, next, { city });
  if (json) console.log(JSON.stringify(toJson(found), null, 2));
  else printComparison(found);
  process.exitCode = found.faults.length > 0 || isBreaking(found) ? 1 : 0;
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
