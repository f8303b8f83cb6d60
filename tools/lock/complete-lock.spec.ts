import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { completeLock } from './complete-lock.ts';
import type { LockPackages } from './complete-lock.ts';

describe('the lock', () => {
  it('names every optional package of other platforms, or npm ci refuses it; npm run lock adds them', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: LockPackages };
    expect(Object.keys(completeLock(packages))).toEqual(Object.keys(packages));
  });

  it('says where none of its packages came from', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "http/);
  });

  it('is completed with what the packages are for', () => {
    const packages = {
      'node_modules/a': { optionalDependencies: { '@a/linux-arm64-musl': '1.0.0' }, dev: true },
    };
    expect(completeLock(packages)['node_modules/@a/linux-arm64-musl']).toEqual({
      version: '1.0.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
  });
});
