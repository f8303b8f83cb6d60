import { expect, it } from '@jest/globals';
import { evaluateAddresses } from './address-baseline.ts';

it('counts pairs, and leaves rows without an address alone', () => {
  const rows = [
    { 'True Id': '1', Address: '27 Main St' },
    { 'True Id': '1', Address: '27 MAIN ST' },
    { 'True Id': '1', Address: '' },
    { 'True Id': '2', Address: '' },
    { 'True Id': '3', Address: '27 main st' },
  ];
  const { precision, recall, f1 } = evaluateAddresses(rows, (address) => address.toLowerCase());
  expect(precision).toBeCloseTo(1 / 3);
  expect(recall).toBeCloseTo(1 / 3);
  expect(f1).toBeCloseTo(1 / 3);
});
