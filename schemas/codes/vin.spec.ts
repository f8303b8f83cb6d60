import { describe, expect, it } from '@jest/globals';
import { cleanVin, isVin, vinCheckMatches } from './vin.ts';

describe('VIN', () => {
  it.each(['1M8GDM9AXKP042788', '11111111111111111', '5GZCZ43D13S812715'])(
    '%s has a right check digit',
    (vin) => {
      expect(isVin(vin)).toBe(true);
      expect(vinCheckMatches(vin)).toBe(true);
    },
  );

  it('keeps a VIN whose check digit is not used: a doubt, not an error', () => {
    expect(isVin('LSVAA49J132047371')).toBe(true);
    expect(vinCheckMatches('1M8GDM9A1KP042788')).toBe(false);
  });

  it.each([
    '1M8GDM9AXKP04278',
    '1M8GDM9AXKPO42788',
    '1M8GDM9AXKPI42788',
    '1M8GDM9AXKPQ42788',
    '1m8gdm9axkp042788',
    '',
  ])('refuses "%s"', (vin) => expect(isVin(vin)).toBe(false));

  it('is cleaned of case and spaces', () =>
    expect(cleanVin(' 1m8gdm9axkp 042788')).toBe('1M8GDM9AXKP042788'));
});
