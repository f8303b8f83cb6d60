import type { Command } from 'commander';

export interface DiffFlags {
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
    .action(async (old: string, next: string, flags: DiffFlags) => {
      const { runDiff } = await import('./run-diff.ts');
      await runDiff(old, next, flags);
    });
}
