import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { comparePartitions } from './compare-partitions.ts';

const partitions = fc.integer({ min: 0, max: 40 }).chain((records) => {
  const partition = fc.array(fc.nat({ max: Math.max(records - 1, 0) }), {
    minLength: records,
    maxLength: records,
  });
  return fc.tuple(partition, partition);
});

/** Set by set. */
function slowly(before: readonly number[], after: readonly number[]) {
  const groups = (of: readonly number[]) =>
    [...new Set(of)].map((one) => of.flatMap((each, i) => (each === one ? [i] : [])));
  const spread = (group: readonly number[], over: readonly number[]) =>
    new Set(group.map((i) => over[i])).size;
  return {
    entitiesBefore: groups(before).length,
    entitiesAfter: groups(after).length,
    merged: groups(after).filter((group) => spread(group, before) > 1).length,
    split: groups(before).filter((group) => spread(group, after) > 1).length,
  };
}

describe('comparePartitions', () => {
  it('counts entities, and those that were merged and split, as sets would', () => {
    fc.assert(
      fc.property(partitions, ([before, after]) => {
        expect(comparePartitions(Int32Array.from(before), Int32Array.from(after))).toEqual(
          slowly(before, after),
        );
      }),
    );
  });
});
