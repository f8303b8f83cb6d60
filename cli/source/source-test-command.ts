import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Command } from 'commander';
import { CausewayError } from '#schemas';
import { assertCityFolder } from '../assert-city-folder.ts';
import type { CliConfig } from '../causeway.config.ts';
import { defaultCity } from '../default-city.ts';

export interface SourceTestFlags {
  readonly source?: string;
  readonly data?: string;
  readonly secrets?: string;
  readonly json?: boolean;
}

const help = `
Each dataset's first page is read, held against its contract, and one row is read again by its key. Nothing is written.

Examples:
  causeway source test                                  the demo city; its systems must run (causeway start)
  causeway source test my-city --secrets secrets.env   every source of a folder
  causeway source test my-city --source water/export    one of them
  causeway source test my-city --json | jq '.sources[].datasets[] | select(.state != "fine")'

Exit status: 0 every connection is fine (or left alone in quiet hours or maintenance), 1 findings, 2 wrong use.`;

/** `causeway source test`: tries every connection of a city, and says what was seen and whose move it is. */
export function addSourceTestCommand(source: Command, config: CliConfig): void {
  source
    .command('test')
    .description("try every connection of a city's sources")
    .argument('[city]', "the city's folder", defaultCity)
    .option('--source <id>', 'one source only: <department>/<system>')
    .option('--data <dir>', 'the folder of files to read (default: of the running city)')
    .option('--secrets <file>', 'secrets as NAME=value lines, for ${env.NAME}')
    .option('--json', 'print one JSON document {city, findings, sources: [{source, kind, datasets: [...]}]}')
    .addHelpText('after', help)
    .action(async (city: string, flags: SourceTestFlags) => {
      const environment = { ...config.environment, ...readSecrets(flags.secrets) };
      assertCityFolder(city);
      const { runSourceTest } = await import('./run-source-test.ts');
      await runSourceTest(city, flags, { ...config, environment });
    });
}

function readSecrets(file: string | undefined): Record<string, string | undefined> {
  if (file === undefined) return {};
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new CausewayError(
      'WRONG_USE',
      { reason: `The file of --secrets cannot be read: ${file}.` },
      { cause },
    );
  }
}
