import type { Command } from 'commander';

export interface LintFlags {
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
    .action(async (files: string[], flags: LintFlags) => {
      const { runLint } = await import('./run-lint.ts');
      runLint(files, flags);
    });
}
