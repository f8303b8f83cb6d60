import { expect, it } from '@jest/globals';
import { givenNameGroups, toFullGivenName } from './given-names.ts';

it('has each name in one group only, in small letters, and enough of them', () => {
  const names = givenNameGroups.flat();
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  expect(names.filter((name) => !/^[a-z]{2,}$/.test(name))).toEqual([]);
  expect(givenNameGroups.length).toBeGreaterThan(150);
});

it('always gives the first of the group, also for itself', () => {
  for (const group of givenNameGroups)
    expect(new Set(group.map(toFullGivenName))).toEqual(new Set([group[0]]));
});
