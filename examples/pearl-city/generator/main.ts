import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateCity } from './generate-city.ts';

export { generateCity };

const usage = 'Usage: npx tsx examples/pearl-city/generator/main.ts --out DIR [--scale N] [--seed N]';

function toNumber(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : Number(text);
}

/** Reads the command line; undefined when it is wrong. */
function readOptions(): { out: string; scale: number; seed: number } | undefined {
  try {
    const { values } = parseArgs({
      options: { out: { type: 'string' }, scale: { type: 'string' }, seed: { type: 'string' } },
    });
    const options = {
      out: values.out ?? '',
      scale: toNumber(values.scale, 1),
      seed: toNumber(values.seed, 1),
    };
    return options.out !== '' && options.scale > 0 && Number.isInteger(options.seed) ? options : undefined;
  } catch {
    return undefined;
  }
}

/** As a child of the hub it reports each block and ends with its parent. */
function reportProgress(done: number, total: number): void {
  process.send?.({ done, total });
}

function endWithParent(): void {
  process.once('disconnect', () => process.exit(1));
  // Waiting for the parent is no reason to stay.
  process.channel?.unref();
}

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) {
    process.stderr.write(`${usage}\n`);
    process.exitCode = 2;
    return;
  }
  endWithParent();
  const summary = await generateCity({ ...options, onProgress: reportProgress });
  process.stdout.write(`${JSON.stringify(summary)}\n`);
}

// Who imports this module wants generateCity; only as a program does it run.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
