import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRowValidator } from '../compile-row-validator.ts';
import type { Contract, ContractField } from '../contract.ts';
import { readFixture } from '../fixtures/index.ts';
import { toRowSchema } from '../row-schema.ts';
import { compareContracts } from './compare-contracts.ts';

/** Fields as a generator makes them, with rows to match. */
const word = fc.constantFrom('a', 'b', 'c', 'd');
const field: fc.Arbitrary<ContractField> = fc
  .record({
    name: word,
    required: fc.boolean(),
    rule: fc.constantFrom<Partial<ContractField>>(
      { type: 'string' },
      { type: 'string', options: { maxLength: 2 } },
      { type: 'string', enum: ['x', 'y'] },
      { type: 'string', enum: ['x', 'y', 'z'] },
      { type: 'integer', options: { minimum: 0 } },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'date' },
    ),
  })
  .map(({ name, required, rule }) => ({ name, required, key: false, options: {}, type: 'string', ...rule }));
const fields = fc.uniqueArray(field, { selector: ({ name }) => name, minLength: 1, maxLength: 4 });
const value = fc.constantFrom<unknown>(null, '', 'x', 'y', 'z', 'xyz', 1, -1, 1.5, true, '2026-11-20');
const rows = fc.array(fc.dictionary(word, value, { maxKeys: 4 }), { minLength: 1, maxLength: 10 });

function withFields(of: ContractField[], version = '1.0.0'): Contract {
  return {
    ...(readFixture().contract as Contract),
    mappings: [],
    version,
    fields: of,
    rowSchema: toRowSchema(of),
  };
}

describe('always', () => {
  const order = ['none', 'patch', 'minor', 'major'];

  it('a contract differs in nothing from itself', () => {
    fc.assert(
      fc.property(fields, (of) => {
        const { changes, bump, faults } = compareContracts(withFields(of), withFields(of));
        expect([changes, bump, faults]).toEqual([[], 'none', []]);
      }),
      { numRuns: 40 },
    );
  });

  it('a row that the new version refuses makes it major, and so does one that the old version would refuse', () => {
    fc.assert(
      fc.property(fields, fields, rows, (before, after, some) => {
        const [old, next] = [withFields(before), withFields(after)];
        const { bump, rows: verdicts } = compareContracts(old, next);
        const [isOld, isNew] = [compileRowValidator(old), compileRowValidator(next)];
        for (const row of some) {
          // Only what both versions speak of, since other fields are let through.
          const told = Object.fromEntries(
            Object.entries(row).filter(([name]) => before.some((each) => each.name === name)),
          );
          const [was, is] = [isOld(told).length === 0, isNew(told).length === 0];
          if (was && !is) expect([bump, verdicts.backward]).not.toContain('compatible');
          if (was && !is) expect(bump).toBe('major');
          const shared = Object.fromEntries(
            Object.entries(row).filter(([name]) => after.some((each) => each.name === name)),
          );
          if (isNew(shared).length === 0 && isOld(shared).length > 0) expect(bump).toBe('major');
        }
      }),
      { numRuns: 40 },
    );
  });

  it('more changes never make a smaller step', () => {
    const changes = fc.subarray<[string, (contract: Contract) => Contract]>([
      ['text', (contract) => ({ ...contract, title: { en: 'another' } })],
      ['attribute', (contract) => ({ ...contract, leadSource: true })],
      ['key', (contract) => ({ ...contract, keyFields: ['d'] })],
      ['delivery', (contract) => ({ ...contract, delivery: 'index' })],
      ['quality', (contract) => ({ ...contract, refuseAbove: 0.9 })],
    ]);
    fc.assert(
      fc.property(fields, changes, fc.nat(5), (of, all, count) => {
        const old = withFields(of);
        const apply = (some: typeof all): Contract =>
          some.reduce((contract, [, change]) => change(contract), old);
        const fewer = compareContracts(old, apply(all.slice(0, count))).bump;
        const more = compareContracts(old, apply(all)).bump;
        expect(order.indexOf(more)).toBeGreaterThanOrEqual(order.indexOf(fewer));
      }),
    );
  });
});
