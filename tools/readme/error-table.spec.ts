import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { errorCodes } from '#schemas';
import { toErrorTable } from './error-table.ts';

/** Prettier aligns tables; only the cells count. */
function toCells(table: string): string[] {
  return table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .join('|'),
    );
}

describe('the README', () => {
  it('has the error catalogue as it is', () => {
    const [, after = ''] = readFileSync('README.md', 'utf8').split('<!-- errors');
    expect(toCells(after.split('## Glossary')[0] ?? '')).toEqual(toCells(toErrorTable()));
    expect(errorCodes.length).toBeGreaterThan(15);
  });
});
