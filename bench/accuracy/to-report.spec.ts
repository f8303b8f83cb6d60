import { describe, expect, it } from '@jest/globals';
import { findShortfalls, type Line } from './line.ts';
import { toReport } from './to-report.ts';

const toLine = (f1: number, largestCluster: number): Line => ({
  ...{ set: 'febrl1', who: 'auto', largestTrue: 2, demanded: 0.99 },
  figures: { precision: 1, recall: f1, f1, largestCluster },
});

describe('what is demanded', () => {
  it('is met at the very figure, and with a cluster of twice the largest true one', () =>
    expect(findShortfalls(toLine(0.99, 4))).toEqual([]));

  it('is missed below the figure, and with a larger cluster', () =>
    expect(findShortfalls(toLine(0.9899, 5))).toEqual([
      'febrl1, auto: F1 0.9899 is below 0.99.',
      'febrl1, auto: a cluster has 5 records, the largest true one 2.',
    ]));

  it('is not asked of a peer', () =>
    expect(findShortfalls({ ...toLine(0.1, 99), demanded: undefined })).toEqual([]));
});

it('the report shows what there is, and says once what is missing', () => {
  const missing: Line = { set: 'febrl1', who: 'hand-made', missing: 'There is no model.' };
  const report = toReport([toLine(0.5, 2), missing, missing]);
  expect(report).toContain('| febrl1 | auto | 1.0000 | 0.5000 | 0.5000 | 0.99 | – | 2 / 2 | – | – |');
  expect(report.match(/There is no model/g)).toHaveLength(1);
  expect(report).not.toContain('| hand-made');
});
