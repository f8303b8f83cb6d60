import { describe, expect, it } from '@jest/globals';
import { normaliseSiteName } from './site-name.ts';

describe('normaliseSiteName', () => {
  it.each([
    [" Precious Little One's Learning Center, Inc.", 'precious little one learning center'],
    ['El Hogar del Niño', 'el hogar del nino'],
    ['Children?s House - Lake Meadows', 'children house lake meadow'],
    ['Albany Park Comm Ctr. East', 'albany park community center east'],
    ['V & J Day Care Centre', 'v j day care center'],
    ["Chicago Commons\nAssociation St Catherine's", 'chicago common association saint catherine'],
    ['--', ''],
  ])('reads %j as %j', (given, comparable) => {
    expect(normaliseSiteName(given)).toBe(comparable);
  });
});
