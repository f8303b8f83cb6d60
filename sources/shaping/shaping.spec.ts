import { describe, expect, it } from '@jest/globals';
import { toDatasetId } from '#schemas';
import type { DatasetRead } from '../port/index.ts';
import { compileShape, readPath } from './index.ts';

const read = (given: Partial<DatasetRead>): DatasetRead => ({
  ...{ dataset: toDatasetId('office.files'), keyFields: [], settings: {}, readsByKey: false },
  ...given,
});
const row = (value: Record<string, unknown>) => ({ rows: [{ value, position: 'row 1' }], broken: [] });

describe('shaping', () => {
  it('makes one row per element, the parent staying, then filters, then renames', () => {
    const foreign = row({
      ...{ no: 'F1', person: { name: '张伟' }, unit: 'parent' },
      results: [{ item: 'WBC', unit: 'g/L' }, { item: 'RBC' }, { item: 'HGB', unit: 'g/L' }],
    });
    const shape = compileShape(
      read({
        explode: 'results',
        where: { unit: ['g/L', 'x'] },
        fields: { file: 'no', name: 'person.name', item: 'item' },
      }),
    );
    expect(shape(foreign).rows).toEqual([
      { value: { file: 'F1', name: '张伟', item: 'WBC' }, position: 'row 1, results 1' },
      { value: { file: 'F1', name: '张伟', item: 'HGB' }, position: 'row 1, results 3' },
    ]);
  });

  it('takes a nested list out of its row at a dotted path', () => {
    const foreign = row({ no: 1, care: { doctor: 'Li', visits: [{ on: 'a' }] } });
    expect(compileShape(read({ explode: 'care.visits' }))(foreign).rows).toEqual([
      { value: { no: 1, care: { doctor: 'Li' }, on: 'a' }, position: 'row 1, care.visits 1' },
    ]);
  });

  it('has no rows of a list that is empty or missing, and keeps what is no list whole', () => {
    const shape = compileShape(read({ explode: 'results' }));
    expect(shape(row({ no: 1 }))).toEqual({ rows: [], broken: [] });
    expect(shape(row({ no: 1, results: [] }))).toEqual({ rows: [], broken: [] });
    expect(shape(row({ no: 1, results: 'none' })).broken).toEqual([
      { raw: '{"no":1,"results":"none"}', position: 'row 1', sentence: 'results is not a list.' },
    ]);
    expect(shape(row({ no: 1, results: [7] })).broken).toEqual([
      { raw: '7', position: 'row 1, results 1', sentence: 'Entry 1 of results is no object.' },
    ]);
  });

  it('compares in the filter by what is written, and tells null from a text', () => {
    const shape = compileShape(read({ where: { state: [1, null] } }));
    expect(shape(row({ state: '1' })).rows).toHaveLength(1);
    expect(shape(row({ state: null })).rows).toHaveLength(1);
    expect(shape(row({})).rows).toHaveLength(1);
    expect(shape(row({ state: 'null' })).rows).toHaveLength(0);
    expect(shape(row({ state: 2 })).rows).toHaveLength(0);
  });

  it('leaves an absent field absent, so that the contract can miss it', () => {
    expect(
      compileShape(read({ fields: { a: 'x', b: 'y.z' } }))(row({ x: null })).rows[0]?.value,
    ).toStrictEqual({ a: null });
  });

  it('prefers a name with a dot to a path, and reads no inherited property', () => {
    expect(readPath({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toBe(1);
    expect(readPath({ a: { b: 2 } }, 'a.b')).toBe(2);
    expect(readPath({ a: 'text' }, 'a.length')).toBeUndefined();
    expect(readPath({}, 'constructor.name')).toBeUndefined();
  });
});
