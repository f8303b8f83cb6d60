import { expect, it } from '@jest/globals';
import { toSoundKey } from './sound-key.ts';

it.each([
  ['Smith', 'Smyth'],
  ['Catherine', 'KATHRYN'],
  ['Philip', 'Filip'],
  ['Meier', 'Mayer'],
  ['张伟', '章玮'],
])('%s sounds like %s', (one, other) => {
  expect(toSoundKey(one)).not.toBe('');
  expect(toSoundKey(one)).toBe(toSoundKey(other));
});

it('keeps words apart and says nothing of nothing', () => {
  expect(toSoundKey('John Smith')).toBe('JN SM0');
  expect(toSoundKey('')).toBe('');
});
