import { describe, expect, it } from '@jest/globals';
import type { ColumnKind } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';
import { classifyColumn } from './classify-column.ts';

/** A column of a thousand records with these values, each again and again. */
function toProfile(
  name: string,
  sample: readonly string[],
  more: Partial<ColumnProfile> = {},
): ColumnProfile {
  return {
    name,
    from: [name],
    inputs: 1,
    records: 1000,
    filled: 1000,
    distinct: 400,
    mostFrequent: 5,
    unlike: 0.4,
    isUnique: false,
    isSequence: false,
    sample,
    ...more,
  };
}

describe('classifyColumn', () => {
  it.each<[string, string[], ColumnKind]>([
    ['given_name', ['mitchell', 'harley', 'mary ann'], 'given-name'],
    ['lname_c1', ['MEIER', 'BAUER', 'HARTMANN'], 'surname'],
    ['date_of_birth', ['19081209', '19990219', '19600210'], 'date'],
    ['dob', ['1971-06-24', '1971-05-24'], 'date'],
    ['birth', ['24/06/1971', '13/05/1980'], 'date-dmy'],
    ['birth', ['06/24/1971', '05/13/1980'], 'date-mdy'],
    ['by', ['1949', '1968', '1930'], 'year'],
    ['phone', ['310/246-1501', '818/762-1221'], 'telephone'],
    ['Phone', ['6412327', '5344080'], 'telephone'],
    ['联系方式', ['13900001111', '0552-3012345'], 'telephone'],
    ['email', ['a.b@x.org', 'c@y.net'], 'email'],
    ['postcode', ['4011', '2776'], 'postcode'],
    ['price', ['$12.50', '1,299.00'], 'amount'],
    ['addr', ['435 s. la cienega blv.', '12224 ventura blvd.'], 'address'],
    ['address_1', ['tullaroop street', 'giblin street'], 'street'],
    ['title', ['Efficient query processing in database systems', 'A survey of record linkage'], 'title'],
    ['city', ['los angeles', 'studio city'], 'word'],
    ['姓名', ['张伟', '欧阳娜娜', '李娜'], 'chinese-name'],
    ['住址', ['解放路12号3栋201室', '中荣街752号'], 'chinese-address'],
    ['企业名称', ['安徽信茂商贸有限公司', '蚌埠市润锦广告传媒有限公司'], 'chinese-organisation'],
    ['身份证号', ['340302199001010015', '340321198506150026'], 'resident-id'],
  ])('%s: %j is %s', (name, sample, kind) => {
    expect(classifyColumn(toProfile(name, sample)).kind).toBe(kind);
  });

  it.each<[string, Partial<ColumnProfile>, string]>([
    ['hardly ever filled', { filled: 5 }, 'x'],
    ['always the same', { distinct: 1 }, 'x'],
    ['counts the records', { isSequence: true, isUnique: true, distinct: 1000 }, '17'],
    ['a different code in each record', { isUnique: true, distinct: 1000, unlike: 1 }, 'rec-17'],
  ])('leaves out what is %s', (why, more, value) => {
    expect(classifyColumn(toProfile('id', [value], more))).toMatchObject({ kind: 'nothing', why });
  });

  it('looks at the columns of a handful of records too', () => {
    const few = { records: 4, filled: 4, distinct: 3 };
    expect(classifyColumn(toProfile('city', ['los angeles', 'studio city'], few)).kind).toBe('word');
  });

  it('takes a few different words for a category, and what only one record has for its own', () => {
    expect(classifyColumn(toProfile('state', ['nsw', 'vic'], { distinct: 8 })).kind).toBe('category');
    expect(classifyColumn(toProfile('sex', ['1', '2'], { distinct: 2 })).kind).toBe('category');
    expect(classifyColumn(toProfile('rooms', ['1', '2'], { distinct: 9 })).kind).toBe('small-number');
    expect(classifyColumn(toProfile('plate', ['皖C12345'], { unlike: 0.99 })).isOwn).toBe(true);
    expect(classifyColumn(toProfile('owner', ['皖C12345'], { unlike: 0.6 })).isOwn).toBe(false);
  });
});
