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

async function main(): Promise<void> {
  const options = readOptions();
  if (options) {
    process.stdout.write(`${JSON.stringify(await generateCity(options))}\n`);
    return;
  }
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
}

// The hub imports this module for generateCity; only as a program does it run.
if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
