import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseText, showFault } from '#schemas';
import { lintContract, type LintReport } from './lint-contract.ts';
import { isHidden, seedCity, seedFile, seeds, seedText, type Seed } from './testing/index.ts';

const lines = seedText.split('\n');

/** The line, counted from 1, that holds the text; of several texts parted by | the last line before `near`. */
function lineOf(text: string, near = Infinity): number {
  const found = lines.flatMap((line, i) =>
    text.split('|').some((part) => line.includes(part)) ? [i + 1] : [],
  );
  if (text.includes('|')) return found.findLast((line) => line < near) ?? 0;
  if (found.length !== 1) throw new Error(`${found.length} lines hold ${text}`);
  return found[0] ?? 0;
}

const placeOf = ({ line }: Seed): number => lineOf(line);
const expectedAt = (seed: Seed): number =>
  seed.at === undefined ? placeOf(seed) : lineOf(seed.at, placeOf(seed));

function lint(of: readonly Seed[]): LintReport {
  const broken = [...lines];
  for (const seed of of) {
    const at = placeOf(seed) - 1;
    const before = broken[at] ?? '';
    if (!before.includes(seed.from)) throw new Error(`${seed.kind}: no ${seed.from} in ${before}`);
    broken[at] = before.replace(seed.from, () => seed.to);
  }
  return lintContract(parseText(broken.join('\n'), seedFile), seedCity);
}

function findMissed({ faults }: LintReport, of: readonly Seed[]): string[] {
  return of
    .filter(
      (seed) => !faults.some(({ line, sentence }) => line === expectedAt(seed) && seed.says.test(sentence)),
    )
    .map(({ kind }) => kind);
}

function oneEachLine(some: readonly Seed[]): Seed[] {
  return some.filter((seed, i) => some.findIndex((each) => placeOf(each) === placeOf(seed)) === i);
}

/** Seeds that can stand in one file: each changes a line of its own. */
const bunches = fc.shuffledSubarray([...seeds], { minLength: 2 }).map(oneEachLine);

describe('a fault seeded into a contract', () => {
  it('has a sound contract to stand in, and more than a hundred kinds', () => {
    expect(lint([]).faults.map(showFault)).toEqual([]);
    expect(lint([]).notes).toEqual([]);
    expect(seeds.length).toBeGreaterThan(100);
    expect(new Set(seeds.map(({ kind }) => kind)).size).toBe(seeds.length);
  });

  it.each(seeds.map((seed) => [seed.kind, seed] as const))('%s', (_, seed) => {
    const report = lint([seed]);
    expect({ missed: findMissed(report, [seed]), said: report.faults.map(showFault) }).toMatchObject({
      missed: [],
    });
    for (const { file, sentence } of report.faults) {
      expect(file).toBe(seedFile);
      expect(sentence).toMatch(/^\S.{10,}[.?…]\)?$/s);
    }
  });

  it('is found with any others, in one run', () => {
    fc.assert(
      fc.property(bunches, (some) => {
        const shown = some.filter((seed) => !isHidden(seed, some));
        expect(findMissed(lint(some), shown)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is found with as many as one file can hold', () => {
    for (const order of [seeds, [...seeds].reverse()]) {
      const some = oneEachLine(order).filter((seed, _, all) => !isHidden(seed, all));
      expect(some.length).toBeGreaterThan(60);
      expect(findMissed(lint(some), some)).toEqual([]);
    }
  });
});
