import { describe, expect, it } from '@jest/globals';
import { parseOptions, type BenchOptions, type BenchProgram } from './parse-options.ts';

const program = {
  command: 'npm run bench tides',
  measures: 'How high the water stands.',
  options: {
    days: { type: 'string', says: 'so many days', default: '7' },
    without: { type: 'string', says: 'who is left out', multiple: true, default: [] },
    json: { type: 'boolean', says: 'print one JSON document', default: false },
  },
} satisfies BenchProgram<BenchOptions>;

describe('parseOptions', () => {
  it('reads what was given and takes what was not for the default', () => {
    expect(parseOptions(program, ['--without', 'moon', '--without', 'sun'])).toMatchObject({
      values: { days: '7', without: ['moon', 'sun'], json: false },
    });
  });

  it('prints every option with what it means when it is asked for help, whatever else is said', () => {
    const said = parseOptions(program, ['--days', '3', '--help']);
    expect(said).toEqual({
      exitCode: 0,
      text: [
        'npm run bench tides -- [options]',
        '',
        'How high the water stands.',
        '',
        '  --days VALUE       so many days (7)',
        '  --without VALUE …  who is left out',
        '  --json             print one JSON document',
        '  --help             print this',
      ].join('\n'),
    });
  });

  it.each([
    [['--dayz', '3'], "Unknown option '--dayz'."],
    [['3'], "Unexpected argument '3'."],
    [['--json=yes'], "Option '--json' does not take an argument."],
    [['--days'], "Option '--days <value>' argument missing."],
  ])('says in one line what is wrong with %j, and where to look', (args, sentence) => {
    expect(parseOptions(program, args)).toEqual({
      exitCode: 2,
      text: `${sentence} What there is: npm run bench tides -- --help`,
    });
  });

  it('takes words behind the options where the program has a use for them', () => {
    const parsed = parseOptions({ ...program, operands: 'FILE' }, ['a.cpuprofile', '--json']);
    expect(parsed).toMatchObject({ positionals: ['a.cpuprofile'], values: { json: true } });
  });
});
