import { describe, expect, it } from '@jest/globals';
import { findUnlinkableShare } from './find-unlinkable-share.ts';

describe('findUnlinkableShare', () => {
  const points = [
    { weight: 10, share: 0.5 },
    { weight: 0, share: 0 },
  ];

  it('reads the share at a weight, between the known ones too', () => {
    expect([-5, 0, 5, 10, 20].map((weight) => findUnlinkableShare(points, weight))).toEqual([
      ...[0, 0, 0.25],
      ...[0.5, 0.5],
    ]);
    expect(findUnlinkableShare([], 3)).toBe(0);
  });
});
