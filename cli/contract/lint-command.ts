import type { Command } from 'commander';
import { lintFiles, type FileReport } from '#contracts';
import { showFault, type Fault } from '#schemas';

interface Flags {
  readonly city?: string;
  readonly json?: boolean;
}

/** `causeway contract lint`: every fault of contracts, in one run. */
export function addLintCommand(contract: Command): void {
  contract
    .command('lint')
    .description('name every fault of contracts with file, line and field, in one run')
    .argument('<file...>', 'contracts, or folders whose *.odcs.yaml are meant')
    .option('--city <dir>', 'the city that they belong to (default: the folder with a city.yaml above each)')
    .option('--json', 'print one JSON document {faults, notes, files}')
    .addHelpText(
      'after',
      `
A contract of a city is held against the city's entity types, its other contracts and its
retention/floors.yaml. Any other document of the Open Data Contract Standard (3.0, 3.1; 3.2 accepted)
is checked by the standard alone; what a hub would lack to serve it is told as notes.

Examples:
  causeway contract lint examples/pearl-city/contracts
  causeway contract lint drafts/cameras.odcs.yaml --city examples/pearl-city
  causeway contract lint orders.odcs.yaml --json

Exit status: 0 no fault (notes are none), 1 faults, 2 wrong use.`,
    )
    .action((files: string[], { city, json }: Flags) => {
      const { reports, faults } = lintFiles(files, { city });
      const all = [...faults, ...reports.flatMap((report) => report.faults)];
      if (json) console.log(JSON.stringify(toJson(reports, all), null, 2));
      else printReports(reports, all);
      process.exitCode = all.length === 0 ? 0 : 1;
    });
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
