import { lintFiles, type FileReport } from '#contracts';
import { showFault, type Fault } from '#schemas';
import type { LintFlags } from './lint-command.ts';

/** Prints every fault; the exit status is 1 where there is one. */
export function runLint(files: readonly string[], { city, json }: LintFlags): void {
  const { reports, faults } = lintFiles(files, { city });
  const all = [...faults, ...reports.flatMap((report) => report.faults)];
  if (json) console.log(JSON.stringify(toJson(reports, all), null, 2));
  else printReports(reports, all);
  process.exitCode = all.length === 0 ? 0 : 1;
}

function toJson(reports: readonly FileReport[], faults: readonly Fault[]): object {
  return {
    faults,
    notes: reports.flatMap(({ notes }) => notes),
    files: reports.map(({ file, isServed, faults: own, notes }) => ({
      file,
      served: isServed,
      faults: own.length,
      notes: notes.length,
    })),
  };
}

function printReports(reports: readonly FileReport[], faults: readonly Fault[]): void {
  for (const fault of faults) console.log(showFault(fault));
  for (const { notes } of reports) for (const note of notes) console.log(`note: ${showFault(note)}`);
  const of = reports.length === 1 ? 'one contract' : `${reports.length} contracts`;
  console.log(
    `${faults.length === 0 ? 'No fault' : faults.length === 1 ? 'One fault' : `${faults.length} faults`} in ${of}.`,
  );
}
