import { existsSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import manifest from '../package.json' with { type: 'json' };
import { findBenchmark, listBenchmarks } from './find-benchmark.ts';

it('finds each by its folder, and by the name that its script has', () => {
  expect(listBenchmarks()).toEqual(expect.arrayContaining(['accuracy', 'linkage', 'unified-query']));
  const scripts = Object.keys(manifest.scripts).filter((name) => name.startsWith('bench:'));
  for (const name of [...listBenchmarks(), ...scripts.map((script) => script.slice('bench:'.length))]) {
    const program = findBenchmark(name);
    expect(program && existsSync(program)).toBe(true);
  }
});

it('finds nothing that is no measurement', () => {
  for (const name of ['figures', 'nothing', '..', '']) expect(findBenchmark(name)).toBeUndefined();
});
