import { parseArgs, types } from 'node:util';

/** An option as Node's parseArgs takes it, and what it means, for whoever asks with --help. */
export interface BenchOption {
  readonly type: 'string' | 'boolean';
  readonly says: string;
  readonly default?: string | boolean | string[];
  readonly multiple?: boolean;
}

export type BenchOptions = Readonly<Record<string, BenchOption>>;

export interface BenchProgram<T extends BenchOptions> {
  /** As it is started: `npm run bench linkage`. */
  readonly command: string;
  /** What it measures, as a sentence. */
  readonly measures: string;
  readonly options: T;
  /** What may stand behind the options, such as `FILE [HOW-MANY]`. */
  readonly operands?: string;
}

export type ParsedOptions<T extends BenchOptions> = Pick<
  ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>,
  'values' | 'positionals'
>;

/** What is to be said instead of measuring, and with which code the program is to end. */
export interface Said {
  readonly text: string;
  readonly exitCode: 0 | 2;
}

const help = { type: 'boolean', says: 'print this', default: false } as const;

/** Every measurement has it that prints a result. */
export const jsonOption = { type: 'boolean', says: 'print one JSON document', default: false } as const;

/** The options as they were given, or the help that was asked for, or the sentence that says what is wrong with them. */
export function parseOptions<T extends BenchOptions>(
  program: BenchProgram<T>,
  args: readonly string[],
): ParsedOptions<T> | Said {
  const options = { ...program.options, help };
  try {
    const allowPositionals = program.operands !== undefined;
    const { values, positionals } = parseArgs({ options, allowPositionals, args: [...args] });
    if ((values as { help?: boolean }).help) return { text: toHelp(program), exitCode: 0 };
    return { values, positionals } as ParsedOptions<T>;
  } catch (error) {
    if (!isMistake(error)) throw error;
    // Node adds how a word with a dash could be handed over all the same.
    const [sentence = ''] = error.message.split('. ');
    return { text: `${sentence}. What there is: ${program.command} -- --help`, exitCode: 2 };
  }
}

function isMistake(error: unknown): error is Error {
  return types.isNativeError(error) && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}

function toHelp({ command, measures, options, operands }: BenchProgram<BenchOptions>): string {
  const all: BenchOptions = { ...options, help };
  const lines = Object.entries(all).map(([name, option]) => [
    option.type === 'string' ? `--${name} ${option.multiple ? 'VALUE …' : 'VALUE'}` : `--${name}`,
    `${option.says}${toDefault(option)}`,
  ]);
  const width = Math.max(...lines.map(([name = '']) => name.length));
  const shown = lines.map(([name = '', says]) => `  ${name.padEnd(width)}  ${says}`);
  return [
    `${command} -- [options]${operands === undefined ? '' : ` ${operands}`}`,
    '',
    measures,
    '',
    ...shown,
  ].join('\n');
}

function toDefault({ default: given }: BenchOption): string {
  if (given === undefined || given === false || (Array.isArray(given) && given.length === 0)) return '';
  return ` (${[given].flat().join(', ')})`;
}
