import { parseOptions, type BenchOptions, type BenchProgram, type ParsedOptions } from './parse-options.ts';

/** The options that the program was started with; with --help, or where they are wrong, it is said so and ends. */
export function readOptions<T extends BenchOptions>(program: BenchProgram<T>): ParsedOptions<T> {
  const parsed = parseOptions(program, process.argv.slice(2));
  if (!('exitCode' in parsed)) return parsed;
  if (parsed.exitCode === 0) console.log(parsed.text);
  else console.error(parsed.text);
  process.exit(parsed.exitCode);
}
