import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toCompared } from '../testing/sample-pair.ts';
import { findDifference } from './find-difference.ts';
import { findSingleEdit } from './find-single-edit.ts';

const find = (normaliser: string, left: string | null, right: string | null) =>
  findDifference(toCompared({ feature: 'f', normaliser, left, right }));

describe('findDifference', () => {
  it.each([
    ['person-name', '张伟', '张玮', 'character-sound'],
    ['person-name', '李林', '李宁', 'character-near-sound'],
    ['person-name', '王治平', '王冶平', 'character-look'],
    ['person-name', '王治平', '王德平', 'character-other'],
    ['person-name', '王小明', '王明小', 'characters-swapped'],
    ['person-name', '王小明', '王明', 'character-missing'],
    ['person-name', '李建国', '黎健国', 'sounds-alike'],
    ['person-name', '张伟', '李伟', 'same-given'],
    ['person-name', '欧阳静', '欧阳霞', 'same-surname'],
    ['person-name', '张伟', '李娜', 'different'],
    ['person-name', 'robert smith', 'smith robert', 'word-order'],
    ['person-name', 'r smith', 'robert smith', 'initial'],
    ['person-name', 'anna maria rossi', 'anna rossi', 'part-missing'],
    ['person-name', 'jon smith', 'john smith', 'letter-missing'],
    ['person-name', 'peter smith', 'paula smith', 'same-surname'],
    ['person-name', 'anna rossi', 'anna bianchi', 'same-given'],
    ['date', '1990-02-11', '1990-11-02', 'date-swapped'],
    ['date', '1990-02-11', '1990-02-14', 'date-digit'],
    ['date', '1990-02-13', '1990-02-31', 'date-digits-swapped'],
    ['date', '1990-02-28', '1990-03-02', 'date-close'],
    ['date', '1990-02-11', '1985-02-11', 'date-other-year'],
    ['date', '1990-02-11', '1990-12-26', 'date-same-year'],
    ['date', '1990-02-11', '1984-12-26', 'different'],
    ['resident-id', '340302199001010015', '340302199001010016', 'digit-one'],
    ['resident-id', '340302199001010015', '340302199001010051', 'digits-swapped'],
    ['telephone', '13800000001', '1380000001', 'digit-missing'],
    ['telephone', '05522345678', '2345678', 'part-missing'],
    ['vin', 'LSVAB0', 'LSVABO', 'digit-look'],
    ['address', '朝阳路12-3-401', '朝阳路15-2', 'same-street'],
    ['address', '朝阳路12-3-401', '朝阳路12-3-402', 'same-building'],
    ['address', '朝阳路12-3-401', '朝阳路12-3', 'part-missing'],
    ['address', '朝阳路12-3', '朝阳西路12-3', 'same-door'],
    ['address', '朝阳路12', '解放路99', 'different'],
    ['us-address', '12 high st', '14 high st', 'same-street'],
    ['us-address', '12 high street flat 2', '12 high street', 'part-missing'],
    ['us-address', '12 high street oak park', '14 high street', 'same-street'],
    ['us-address', '12 high', '12 high oak park', 'part-missing'],
    ['enterprise-name', '蚌埠光明食品有限公司', '光明食品有限公司', 'part-missing'],
    ['text', 'the blue door cafe', 'cafe blue door of rome', 'words-shared'],
    ['number', '100', '104', 'number-close'],
    ['number', '100', '400', 'different'],
    ['pinyin', 'zhangwei', 'zhangwe', 'letter-missing'],
  ])('finds by %s, in %s and %s, %s', (...[normaliser, left, right, key]) => {
    expect(find(normaliser, left, right).key).toBe(key);
    expect(find(normaliser, right, left).key).toBe(key);
  });

  it('tells how equal values were written', () => {
    const written = (normaliser: string, left: string, right: string) => {
      const sample = toCompared({ feature: 'f', normaliser, left: 'x', right: 'x' });
      return findDifference({ ...sample, left: { raw: left, value: 'x' }, right: { raw: right, value: 'x' } })
        .key;
    };
    expect(written('person-name', '张伟', ' 张 伟')).toBe('equal');
    expect(written('person-name', '张伟', '張偉')).toBe('equal-script');
    expect(written('person-name', 'Bob', 'Robert')).toBe('nickname');
    expect(written('person-name', 'Anne-Marie', 'ANNÉ MARIE')).toBe('equal-spelled');
    expect(written('address', '朝阳路12号', '朝阳路十二号')).toBe('equal-spelled');
    expect(written('resident-id', '340302900101001', '340302199001010015')).toBe('equal-old-form');
    expect(written('pinyin', '张伟', '章玮')).toBe('same-sound');
  });

  it('shows the digit, the character, the part that differs', () => {
    expect(find('telephone', '13800000001', '13800000007').fill).toEqual({ left: '1', right: '7' });
    expect(find('address', '朝阳路12-3-401', '朝阳路12-3').fill).toEqual({ part: '401' });
    expect(find('address', '朝阳路12东', '朝阳路12西')).toEqual({
      key: 'similar',
      fill: { left: '朝阳路12东', right: '朝阳路12西' },
    });
    expect(find('date', '1990-02-28', '1990-03-02').fill).toEqual({ part: '2' });
  });

  it('says missing where there is nothing to compare', () => {
    expect(find('date', null, '1990-01-01').key).toBe('missing-one');
    expect(find('date', '', null).key).toBe('missing-both');
  });

  it('is the same from either side, and never throws', () => {
    const normaliser = fc.constantFrom(
      'person-name',
      'pinyin',
      'date',
      'vin',
      'address',
      'number',
      'text',
      'new',
    );
    const piece = fc.constantFrom(...'张伟玮12-3路号栋ab ,.é😀\ud800\0');
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: piece }));
    fc.assert(
      fc.property(normaliser, value, value, (name, left, right) => {
        expect(find(name, left, right).key).toBe(find(name, right, left).key);
      }),
      { numRuns: 300 },
    );
  });
});

describe('findSingleEdit', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab😀'), maxLength: 6 });

  it('finds exactly what one change of a character makes', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(findSingleEdit(left, right) !== undefined).toBe(makeEdits([...left]).has(right));
      }),
      { numRuns: 2000 },
    );
  });

  /** Every text that one change leads to, slowly. */
  function makeEdits(characters: readonly string[]): Set<string> {
    const edits = new Set<string>();
    for (let at = 0; at <= characters.length; at += 1) {
      const [before, after] = [characters.slice(0, at), characters.slice(at)];
      edits.add([...before, ...after.slice(1)].join(''));
      edits.add([...before, ...after.slice(0, 2).reverse(), ...after.slice(2)].join(''));
      for (const one of 'ab😀') {
        edits.add([...before, one, ...after].join(''));
        if (after.length > 0) edits.add([...before, one, ...after.slice(1)].join(''));
      }
    }
    edits.delete(characters.join(''));
    return edits;
  }
});
