import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { childEnvironment } from '../bench.config.ts';
import { listBenchmarks } from '../find-benchmark.ts';

const bench = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(`${bench}${file}`, 'utf8');

function start(...args: string[]) {
  const run = spawnSync(process.execPath, ['--import', 'tsx', `${bench}main.ts`, ...args], {
    encoding: 'utf8',
    env: childEnvironment,
  });
  return { code: run.status, said: run.stdout, complained: run.stderr };
}

describe('the options of every measurement', () => {
  it.each(listBenchmarks())('are read in the one place that answers --help: %s', (name) => {
    const main = read(`${name}/main.ts`);
    const besides = globSync(`${name}/*options.ts`, { cwd: bench }).map(read);
    expect([main, ...besides].join('\n')).toContain('= readOptions({');
  });

  it('are read nowhere else', () => {
    const files = globSync('**/*.ts', { cwd: bench }).filter((file) => !file.endsWith('.spec.ts'));
    expect(files.filter((file) => /\bparseArgs\(/.test(read(file)))).toEqual(['figures/parse-options.ts']);
  });

  it('are printed and nothing is measured, and a wrong one is told of in one line', () => {
    expect(start('profile', '--help')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^npm run bench profile -- \[options\] FILE/),
      complained: '',
    });
    expect(start('profile', '--nonsense')).toEqual({
      code: 2,
      said: '',
      complained: "Unknown option '--nonsense'. What there is: npm run bench profile -- --help\n",
    });
  }, 20_000);

  it('are asked for of no measurement at all: then they are listed', () => {
    const { code, complained } = start('--help');
    expect(code).toBe(0);
    expect(complained).toContain('npm run bench linkage');
  }, 20_000);
});
