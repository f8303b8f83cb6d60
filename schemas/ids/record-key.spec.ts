import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { departmentOf, isDatasetId, toDatasetId, toDepartmentId } from './dataset-id.ts';
import { toEntityTypeName } from './entity-id.ts';
import { joinRecordKey, splitRecordKey, toRecordKey } from './record-key.ts';

describe('ids', () => {
  it('knows a dataset by department and name', () => {
    expect(departmentOf(toDatasetId('public-security.population'))).toBe('public-security');
  });

  it.each(['', 'population', 'a.b.c', 'A.b', 'a.b_c', 'a-.b', '.b', 'a.'])('is no dataset: "%s"', (text) => {
    expect(isDatasetId(text)).toBe(false);
    expect(() => toDatasetId(text)).toThrow(RangeError);
  });

  it('refuses empty and misspelled ids', () => {
    expect(() => toRecordKey('')).toThrow(RangeError);
    expect(() => toDepartmentId('Water')).toThrow(RangeError);
    expect(() => toEntityTypeName('Person')).toThrow(RangeError);
  });
});

describe('record key', () => {
  const value = fc.string({ minLength: 1, unit: fc.constantFrom('a', '|', '\\', '甲', '1') });

  it('always splits into the values that it was joined of', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        expect(splitRecordKey(joinRecordKey(values), values.length)).toEqual(values);
      }),
    );
  });

  it('keeps a single value as it is and joins several by |', () => {
    expect(joinRecordKey(['a|b'])).toBe('a|b');
    expect(joinRecordKey(['a', 'b'])).toBe('a|b');
  });
});
