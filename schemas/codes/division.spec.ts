import { describe, expect, it } from '@jest/globals';
import { isDivision } from './division.ts';

describe('division code', () => {
  it.each(['34', '3403', '340300', '340302', '342226', '340371', '340302001', '340302001003'])(
    'accepts %s',
    (code) => expect(isDivision(code)).toBe(true),
  );
  it.each(['', '3', '340', '34030', '990000', '160000', '34030200', '3403020010030', '34O302'])(
    'refuses "%s"',
    (code) => expect(isDivision(code)).toBe(false),
  );
});
