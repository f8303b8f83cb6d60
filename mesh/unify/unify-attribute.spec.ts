import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isValidFor, normalise, toDatasetId } from '#schemas';
import type { Member } from './member.ts';
import type { SurvivorshipRule } from './survivorship-rules.ts';
import { anyMembers, anyRule, birthDate, toMember, toRule } from './testing/index.ts';
import { unifyAttribute } from './unify-attribute.ts';

const police = toDatasetId('police.population');
const health = toDatasetId('health.residents');

describe('the winner', () => {
  const old = toMember(
    'police.population',
    { birthDate: '1990-01-01' },
    { asOf: '2020-01-01T00:00:00.000Z' },
  );
  const fresh = toMember(
    'health.residents',
    { birthDate: '1990-01-10' },
    { asOf: '2026-01-01T00:00:00.000Z' },
  );

  it('is the freshest value', () => {
    expect(unifyAttribute(toRule(), [old, fresh])).toMatchObject({ value: '1990-01-10', asOf: fresh.asOf });
  });

  it('is the authority’s value, however old', () => {
    const rule = toRule({ strategy: 'authority', order: [police] });
    expect(unifyAttribute(rule, [fresh, old])).toMatchObject({
      value: '1990-01-01',
      source: { dataset: police },
    });
  });

  it('is the value of most datasets, where a register that doubles a person has one voice', () => {
    const doubled = ['1', '2', '3'].map((key) => ({ ...fresh, key: key as Member['key'] }));
    const other = { ...old, dataset: toDatasetId('water.accounts') };
    const rule = toRule({ strategy: 'most-common' });
    expect(unifyAttribute(rule, [...doubled, old, other]).value).toBe('1990-01-01');
  });

  it('is a valid value before a fresher or more authoritative one that its format refuses', () => {
    const broken = { ...fresh, attributes: { birthDate: '1990-13-45' } };
    const rule = toRule({ strategy: 'authority', order: [health] });
    expect(unifyAttribute(rule, [broken, old])).toMatchObject({
      value: '1990-01-01',
      alternatives: [{ value: '1990-13-45' }],
    });
  });

  it('is nothing where no record has a usable value', () => {
    const blank = toMember('police.population', { birthDate: '  ' });
    expect(unifyAttribute(toRule(), [blank, toMember('health.residents', {})])).toEqual({
      value: null,
      asOf: null,
      confidence: 0,
      disputed: false,
      source: null,
      alternatives: [],
    });
  });

  it('is the one of the slow and obvious reference', () => {
    fc.assert(
      fc.property(anyRule, anyMembers, (rule, members) => {
        const winner = findWinnerSlowly(rule, members);
        const { value, source } = unifyAttribute(rule, members);
        expect([value, source?.dataset, source?.key]).toEqual([
          winner?.attributes['birthDate'] ?? null,
          winner?.dataset,
          winner?.key,
        ]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the envelope', () => {
  it('never depends on the order of the members', () => {
    const shuffled = anyMembers.chain((members) =>
      fc.tuple(fc.constant(members), fc.shuffledSubarray(members, { minLength: members.length })),
    );
    fc.assert(
      fc.property(anyRule, shuffled, (rule, [members, other]) => {
        expect(unifyAttribute(rule, other)).toEqual(unifyAttribute(rule, members));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps no trace of a record that is taken out', () => {
    fc.assert(
      fc.property(anyRule, anyMembers, fc.nat(), (rule, members, at) => {
        const without = members.filter((_, index) => index !== at % (members.length || 1));
        const before = unifyAttribute(rule, structuredClone(without));
        unifyAttribute(rule, members.map(deepFreeze));
        expect(unifyAttribute(rule, without)).toEqual(before);
      }),
    );
  });

  it('is disputed exactly when somebody differs beyond the rule, and never without a rule', () => {
    const said = (...values: string[]) =>
      values.map((value, index) =>
        toMember(['police.population', 'health.residents'][index] ?? '', { birthDate: value }),
      );
    const equal = toRule({ agreement: { kind: 'equal' } });
    expect(unifyAttribute(equal, said('1990-01-01', '1990-01-10')).disputed).toBe(true);
    expect(unifyAttribute(equal, said('1990-01-01', '1990/1/1')).disputed).toBe(false);
    expect(unifyAttribute(toRule(), said('1990-01-01', '1990-01-10'))).toMatchObject({
      disputed: false,
      alternatives: [{ value: expect.any(String) }],
    });
  });

  it('allows a share of the larger value, and flags what is beyond it', () => {
    const income = { name: 'income', type: 'number', title: { en: 'Income' } } as const;
    const rule = toRule({
      attribute: income,
      comparison: 'number',
      agreement: { kind: 'within', share: 0.05, amount: 0 },
    });
    const said = (amount: number) => [
      toMember('police.population', { income: 100 }),
      toMember('health.residents', { income: amount }),
    ];
    expect(unifyAttribute(rule, said(95)).disputed).toBe(false);
    expect(unifyAttribute(rule, said(94.9)).disputed).toBe(true);
  });

  it('says which source was not reached', () => {
    const copy = toMember('police.population', { birthDate: '1990-01-01' }, { reached: false });
    expect(unifyAttribute(toRule(), [copy]).source).toMatchObject({
      reached: false,
      copiedAt: copy.recordedAt,
    });
  });

  it('grows more confident with each dataset that agrees and less with each that does not', () => {
    const trust = new Map([police, health].map((dataset) => [dataset, 0.8]));
    const confidence = (...members: Member[]) => unifyAttribute(toRule({ trust }), members).confidence;
    const one = toMember(
      'police.population',
      { birthDate: '1990-01-01' },
      { asOf: '2026-01-01T00:00:00.000Z' },
    );
    expect(confidence(one)).toBeCloseTo(0.8);
    expect(confidence(one, toMember('health.residents', { birthDate: '1990-01-01' }))).toBeCloseTo(0.96);
    expect(confidence(one, toMember('health.residents', { birthDate: '1990-01-10' }))).toBeCloseTo(
      0.8 / 1.64,
    );
  });
});

/** By the words of the rule: the candidate that no other one beats. */
function findWinnerSlowly(rule: SurvivorshipRule, members: readonly Member[]): Member | undefined {
  const valueOf = (member: Member) => String(member.attributes['birthDate'] ?? '');
  const formOf = (member: Member) => normalise('date', valueOf(member)) || valueOf(member).trim();
  const candidates = members.filter((member) => formOf(member) !== '');
  const votes = (member: Member) =>
    new Set(candidates.filter((other) => formOf(other) === formOf(member)).map(({ dataset }) => dataset))
      .size;
  const rank = ({ dataset }: Member) => (rule.order.includes(dataset) ? rule.order.indexOf(dataset) : 99);
  const time = ({ asOf }: Member) => (asOf === null || asOf === 'never' ? '' : asOf);
  const beats = (one: Member, other: Member): boolean => {
    const [valid, otherValid] = [one, other].map((member) => isValidFor(birthDate, valueOf(member)));
    if (valid !== otherValid) return valid === true;
    if (rule.strategy === 'authority' && rank(one) !== rank(other)) return rank(one) < rank(other);
    if (rule.strategy === 'most-common' && votes(one) !== votes(other)) return votes(one) > votes(other);
    if (time(one) !== time(other)) return time(one) > time(other);
    return `${one.dataset} ${one.key} ${one.role}` < `${other.dataset} ${other.key} ${other.role}`;
  };
  return candidates.find((one) => candidates.every((other) => other === one || beats(one, other)));
}

function deepFreeze(member: Member): Member {
  Object.freeze(member.attributes);
  return Object.freeze(member);
}
