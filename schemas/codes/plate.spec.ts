import { describe, expect, it } from '@jest/globals';
import { cleanPlate, isPlate } from './plate.ts';

describe('number plate', () => {
  it.each([
    ['ordinary', '皖C12345'],
    ['ordinary with letters', '皖CA123B'],
    ['trailer', '皖C1234挂'],
    ['small new energy', '皖CD12345'],
    ['small new energy, second letter', '皖CFA1234'],
    ['large new energy', '皖C12345D'],
  ])('accepts an %s one', (_, plate) => expect(isPlate(plate)).toBe(true));

  it.each(['皖C1234', '皖CI2345', '徽C12345', '皖CL12345', '皖C123456', 'C12345', '皖c12345', ''])(
    'refuses "%s"',
    (plate) => expect(isPlate(plate)).toBe(false),
  );

  it.each(['皖C·12345', '皖c 12345', '皖Ｃ１２３４５', '皖C-12345'])('cleans %s', (raw) =>
    expect(cleanPlate(raw)).toBe('皖C12345'),
  );
});
