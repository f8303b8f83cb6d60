import { describe, expect, it } from '@jest/globals';
import { findLatest, sum, whoMoves } from './source-figures.ts';

describe('the figures of a source', () => {
  it('add up its datasets', () => {
    expect(sum([])).toBe(0);
    expect(sum([3, 4])).toBe(7);
  });

  it('name the latest instant, whatever its time zone is written as', () => {
    expect(findLatest([])).toBeNull();
    expect(findLatest([null, '2026-01-01T00:00:00Z', null])).toBe('2026-01-01T00:00:00Z');
    expect(findLatest(['2026-01-01T00:30:00Z', '2026-01-01T08:00:00+08:00'])).toBe('2026-01-01T00:30:00Z');
  });

  it('say whose move it is', () => {
    expect(['ready', 'failed', 'never'].map(whoMoves)).toEqual(['none', 'department', 'hub']);
  });
});
