import { describe, expect, it } from '@jest/globals';
import { chooseColumns } from './choose-columns.ts';
import type { ClassifiedColumn, ColumnKind } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';

const toColumn = (name: string, kind: ColumnKind): ClassifiedColumn => ({
  name,
  from: [name],
  kind,
  why: '',
});

function choose(columns: readonly (ClassifiedColumn & { filled: number; inputs?: number })[], inputs = 1) {
  const profiles = columns.map(({ name, filled, inputs: having = inputs }): ColumnProfile => ({
    ...{ name, from: [name], inputs: having, records: 100, filled, distinct: filled, mostFrequent: 1 },
    ...{ unlike: 1, isUnique: false, isSequence: false, sample: [] },
  }));
  return chooseColumns(columns, profiles, inputs).map(({ kind }) => kind);
}

const full = ['name', 'town', 'street', 'birth'].map((name) => ({ ...toColumn(name, 'word'), filled: 90 }));

describe('chooseColumns', () => {
  it('leaves out what is mostly missing where enough columns are full', () => {
    const remark = { ...toColumn('remark', 'word'), filled: 20 };
    expect(choose([...full, remark]).at(-1)).toBe('nothing');
    expect(choose([...full.slice(1), remark]).at(-1)).toBe('word');
  });

  it('keeps telephone numbers and the like, as few as they are', () => {
    const telephone = { ...toColumn('phone', 'telephone'), filled: 20 };
    expect(choose([...full, telephone]).at(-1)).toBe('telephone');
  });

  it('leaves out what only one of several inputs has', () => {
    const licence = { ...toColumn('licence', 'telephone'), filled: 90, inputs: 1 };
    expect(choose([...full, licence], 2).at(-1)).toBe('nothing');
  });
});
