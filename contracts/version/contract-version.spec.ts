import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareVersions, isVersion, majorOf } from './contract-version.ts';

const version = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30));
const write = (parts: readonly number[]): string => parts.join('.');

describe('versions of contracts', () => {
  it('are ordered as their numbers, not as texts', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const slow = a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
        expect(Math.sign(compareVersions(write(a), write(b)))).toBe(Math.sign(slow));
      }),
    );
    expect(['10.0.0', '2.10.0', '2.9.1', 'draft'].sort(compareVersions)).toEqual([
      'draft',
      '2.9.1',
      '2.10.0',
      '10.0.0',
    ]);
  });

  it.each([
    ['1.0.0', true],
    ['0.12.3', true],
    ['1.0', false],
    ['01.0.0', false],
    ['1.0.0-beta', false],
    ['v1.0.0', false],
  ])('%s is one: %s', (text, isOne) => expect(isVersion(text)).toBe(isOne));

  it('knows the major number', () => expect(majorOf('12.3.4')).toBe(12));
});
