import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRowValidator } from '../compile-row-validator.ts';
import type { Contract, ContractField } from '../contract.ts';
import { toRowSchema } from '../row-schema.ts';
import { compileDriftFinder } from './compile-drift-finder.ts';
import { toRowShape } from './row-shape.ts';

const field = (
  name: string,
  type: ContractField['type'],
  more: Partial<ContractField> = {},
): ContractField => ({
  name,
  type,
  required: false,
  key: false,
  options: {},
  ...more,
});
const fields = [
  field('code', 'string', { required: true, key: true }),
  field('resolution', 'string', { enum: ['SD', 'HD'] }),
  field('height', 'number'),
  field('remark', 'string'),
];
const contract = { fields, keyFields: ['code'], rowSchema: toRowSchema(fields) } as unknown as Contract;
const findDrift = compileDriftFinder(contract);
type Row = Record<string, unknown>;
const good = (index: number): Row => ({ code: `C${index}`, resolution: 'HD', height: 3.5, remark: null });
const rows = (count: number, change: (row: Row, index: number) => Row = (row) => row): Row[] =>
  Array.from({ length: count }, (_, index) => change(good(index), index));
const kindsOf = (seen: Row[], before?: Row[]): string[] =>
  findDrift(seen, before && toRowShape(before)).findings.map((each) => `${each.kind} ${each.field}`);

describe('drift', () => {
  it('is none where the rows are as promised', () => {
    expect(findDrift(rows(100), toRowShape(rows(100)))).toEqual({ findings: [], isBreak: false });
    expect(findDrift([])).toEqual({ findings: [], isBreak: false });
  });

  it('notes what is new, and reads on', () => {
    const drift = findDrift(rows(50, (row) => ({ ...row, codec: 'H.265' })));
    expect(drift.findings).toMatchObject([{ kind: 'added', field: 'codec' }]);
    expect(drift.isBreak).toBe(false);
  });

  it('is a narrowing where some rows break a rule, and reads on', () => {
    const drift = findDrift(rows(50, (row, i) => (i < 20 ? { ...row, resolution: '4K' } : row)));
    expect(drift).toMatchObject({ isBreak: false, findings: [{ kind: 'narrowed', field: 'resolution' }] });
    expect(drift.findings[0]?.sentence).toContain('20 of 50 values');
  });

  it('is a break where a column was renamed', () => {
    const renamed = rows(50, ({ code, ...row }) => ({ ...row, camera_id: code }));
    expect(kindsOf(renamed)).toEqual(['gone code', 'added camera_id']);
    expect(findDrift(renamed).isBreak).toBe(true);
    expect(findDrift(renamed.slice(0, 1)).isBreak).toBe(true);
  });

  it('is a break where a type or all the codes have changed', () => {
    expect(kindsOf(rows(50, (row) => ({ ...row, resolution: 1080 })))).toEqual(['changed resolution']);
    expect(kindsOf(rows(50, (row) => ({ ...row, resolution: '2' })))).toEqual(['changed resolution']);
    expect(kindsOf(rows(50, (row) => ({ ...row, height: '3.5 m' })))).toEqual(['changed height']);
  });

  it('takes the faults of a few rows for those of the rows', () => {
    const few = rows(19, (row) => ({ ...row, resolution: 1080 }));
    expect(kindsOf(few)).toEqual(['narrowed resolution']);
    expect(kindsOf(rows(20, (row) => ({ ...row, resolution: 1080 })))).toEqual(['changed resolution']);
  });

  it('misses an optional field only where the last good rows had it', () => {
    const without = rows(50, ({ height: _, ...row }) => row);
    expect(kindsOf(without)).toEqual([]);
    expect(kindsOf(without, rows(50))).toEqual(['gone height']);
    expect(kindsOf(without.slice(0, 5), rows(50))).toEqual([]);
    expect(
      kindsOf(
        rows(50, (row) => ({ ...row, height: null })),
        rows(50),
      ),
    ).toEqual([]);
  });

  it('is never a break where at least one row in ten keeps the contract', () => {
    const value = fc.oneof(fc.constantFrom('SD', 'HD', 'x', null, 5, true), fc.double(), fc.string());
    const any = fc.record({ code: value, resolution: value, height: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 60 }), (seen) => {
        const validate = compileRowValidator(contract);
        const kept = Math.ceil(seen.length / 9);
        const all = [...seen, ...rows(kept)];
        expect(rows(kept).flatMap((row) => validate(row))).toEqual([]);
        expect(findDrift(all).isBreak).toBe(false);
      }),
    );
  });
});
