import { describe, expect, it } from '@jest/globals';
import { toSaidValues } from './said-values.ts';

const from = (dataset: string) => ({
  department: 'any',
  dataset,
  key: '1',
  reached: true,
  copiedAt: '2026-01-01T00:00:00Z',
});
const other = (value: string, dataset: string) => ({ value, asOf: null, source: from(dataset) });

describe('the values of an attribute, side by side', () => {
  it('begin with the served value and its agreeing sources', () => {
    const values = toSaidValues({
      value: 'a',
      asOf: null,
      source: from('first'),
      alternatives: [other('b', 'second'), other('a', 'third'), other('b', 'fourth')],
    });
    expect(
      values.map(({ value, isServed, said }) => [value, isServed, said.map((s) => s.source.dataset)]),
    ).toEqual([
      ['a', true, ['first', 'third']],
      ['b', false, ['second', 'fourth']],
    ]);
  });

  it('are none for an attribute that nobody knows', () => {
    expect(toSaidValues({ value: null, asOf: null, source: null, alternatives: [] })).toEqual([]);
  });
});
