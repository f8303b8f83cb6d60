import { Command, CommanderError } from 'commander';
import { readCliConfig } from './causeway.config.ts';
import { addCheckCommand } from './check/index.ts';
import { addContractCommand } from './contract/index.ts';
import { addEvaluateCommand } from './evaluate/index.ts';
import { addIdentityCommand } from './identity/index.ts';
import { exitCodeOf, printError } from './print-error.ts';
import { addLinkCommand } from './link/index.ts';
import { addPublishCommand } from './publish/index.ts';
import { refuseEmptyOptions } from './refuse-empty-options.ts';
import { addSchemaCommand } from './schema/index.ts';
import { addSourceCommand } from './source/index.ts';
import { addStartCommand } from './start/index.ts';
import { addTokenCommand } from './token/index.ts';

const program = new Command('causeway')
  .description("A data-sharing hub that joins a city's information islands.")
  .addHelpText(
    'after',
    `
Begin with:
  causeway start                 runs Pearl City, the demo city, with its ten legacy systems
  causeway token service-hall    prints a token to ask it with
  causeway source inspect TARGET drafts source and contracts from a live system or files
  causeway contract lint FILE    names every fault of a contract with file and line
  causeway source test CITY      tries every connection and says whose move it is
  causeway publish DIR --dry-run says what a contract version would do to a running hub
  causeway link --input FILE …   finds the records of files that are the same entity
  causeway identity train        learns how records of one person are recognised, from the city's own
  causeway check --city DIR      names every mistake of a city's folder with file and line

Exit status: 0 fine, 1 findings, 2 wrong use.`,
  )
  .showHelpAfterError('(causeway --help shows the commands)')
  .hook('preAction', (_program, action) => refuseEmptyOptions(action))
  .exitOverride();

const config = readCliConfig();
addStartCommand(program, config);
addTokenCommand(program, config);
addEvaluateCommand(program, config);
addIdentityCommand(program, config);
addCheckCommand(program, config);
addContractCommand(program);
addSchemaCommand(program, config);
addSourceCommand(program, config);
addPublishCommand(program, config);
addLinkCommand(program);

// `causeway … | head` has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) printError(error);
  process.exit(exitCodeOf(error));
}
