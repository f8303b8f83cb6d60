import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseText, toEntityId } from '#schemas';
import type { MemberRow } from '../store/index.ts';
import { readSurvivorship, toMirroredMember, unifyAttribute } from '../unify/index.ts';
import { findConflicts, readConsistencyRules } from './index.ts';
import { enterprise, person, toRow, vehicle } from './testing/index.ts';

function check(rules: string, members: readonly MemberRow[], related: readonly MemberRow[] = []) {
  const entityType = rules.includes('through') ? vehicle : person;
  const document = parseText(`entity: ${entityType.name}\nconsistency: [${rules}]`, 'rules.yaml');
  const survivorship = readSurvivorship(document, entityType, []).rules ?? new Map();
  const read = readConsistencyRules(document, entityType, [person, vehicle, enterprise]);
  expect(read.faults).toEqual([]);
  const subject = { members, survivorship, related: () => related };
  const found = findConflicts(toEntityId('p1'), read.rules, subject);
  return { found, sentence: found[0] && read.rules[0]?.toSentence(found[0].values), survivorship };
}

describe('equal', () => {
  const rule = '{ id: r, kind: equal, attribute: birthDate }';

  it('finds who says otherwise, and who says what the winner says', () => {
    const { found, sentence } = check(rule, [
      toRow('a.x', { birthDate: '1990-01-01' }, '2026-01-01T00:00:00.000Z'),
      toRow('b.x', { birthDate: '1990/1/1' }),
      toRow('c.x', { birthDate: '1991-01-01' }),
      toRow('d.x', {}),
    ]);
    expect(found).toMatchObject([{ rule: 'r', attribute: 'birthDate', entityId: 'p1' }]);
    expect(found[0]?.values.map(({ dataset }) => dataset)).toEqual(['a.x', 'b.x', 'c.x']);
    expect(sentence).toBe('Sources differ: 1990-01-01 (a.x); 1990/1/1 (b.x); 1991-01-01 (c.x).');
  });

  it('finds nothing in another spelling, or in one voice', () => {
    expect(
      check(rule, [toRow('a.x', { birthDate: '1990-01-01' }), toRow('b.x', { birthDate: '1990-1-1' })]).found,
    ).toEqual([]);
    expect(check(rule, []).found).toEqual([]);
  });

  it('opens a conflict exactly where the envelope is disputed', () => {
    const value = fc.constantFrom('1990-01-01', '1990-1-1', '1991-01-01', 'no date', '');
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (values) => {
        const members = values.map((birthDate, index) => toRow(`d${index}.x`, { birthDate }));
        const { found, survivorship } = check(rule, members);
        const by = survivorship.get('birthDate');
        expect(by && unifyAttribute(by, members.map(toMirroredMember)).disputed).toBe(found.length > 0);
      }),
    );
  });
});

describe('within', () => {
  const rule = '{ id: r, kind: within, attribute: income, tolerance: 5% }';

  it('allows what is near and finds what is not', () => {
    const said = (...amounts: number[]) => amounts.map((income, index) => toRow(`d${index}.x`, { income }));
    expect(check(rule, said(100, 95)).found).toEqual([]);
    expect(check(rule, said(100, 94)).found).toHaveLength(1);
    expect(check('{ id: r, kind: within, attribute: income, tolerance: 10 }', said(100, 90)).found).toEqual(
      [],
    );
    expect(
      check('{ id: r, kind: within, attribute: income, tolerance: 10 }', said(100, 89)).found,
    ).toHaveLength(1);
  });
});

describe('one-of', () => {
  it('finds the values outside the list, whoever holds them', () => {
    const rule = '{ id: r, kind: one-of, attribute: sex, values: [male, female] }';
    const { found, sentence } = check(rule, [
      toRow('a.x', { sex: 'male' }),
      toRow('b.x', { sex: '9' }),
      toRow('c.x', {}),
    ]);
    expect(found[0]?.values).toMatchObject([{ value: '9', dataset: 'b.x' }]);
    expect(sentence).toBe('Only male, female may stand here, but there is 9 (b.x).');
    expect(check(rule, [toRow('a.x', { sex: 'Male' })]).found).toEqual([]);
  });
});

describe('alive', () => {
  const rule = '{ id: r, kind: alive, ended: deathDate, activity: { attribute: pension, values: [paying] } }';
  const dead = toRow('civil.deaths', { deathDate: '2024-01-01' });
  const paid = toRow('insurance.pensions', { pension: 'paying' });

  it('finds activity after the end', () => {
    const { found, sentence } = check(rule, [dead, paid]);
    expect(found).toMatchObject([{ rule: 'r', attribute: 'pension' }]);
    expect(sentence).toBe(
      'Ended (deathDate: 2024-01-01 (civil.deaths)) and yet active (pension: paying (insurance.pensions)).',
    );
  });

  it('finds nothing in the living, and nothing in the dead who get nothing', () => {
    expect(check(rule, [paid]).found).toEqual([]);
    expect(check(rule, [dead, toRow('insurance.pensions', { pension: 'stopped' })]).found).toEqual([]);
    expect(check(rule, [toRow('civil.deaths', { deathDate: '' }), paid]).found).toEqual([]);
  });

  it('looks for the end on the other side of a relation', () => {
    const through =
      '{ id: r, kind: alive, through: operator, ended: { attribute: status, values: [revoked] }, activity: { attribute: state, values: [operating] } }';
    const members = [toRow('transport.vehicles', { state: 'operating' })];
    expect(check(through, members, [toRow('market.register', { status: 'revoked' })]).found).toHaveLength(1);
    expect(check(through, members, [toRow('market.register', { status: 'active' })]).found).toEqual([]);
    expect(check(through, members, []).found).toEqual([]);
  });
});
