import { describe, expect, it } from '@jest/globals';
import type { ExplainedPair } from './explained-pair.ts';
import { samplePair, sampleTitles, toCompared } from './testing/sample-pair.ts';
import { whyNot } from './why-not.ts';

const ask = (rest: Partial<ExplainedPair>) =>
  whyNot(samplePair({ verdict: 'apart', ...rest }), 'en', sampleTitles);

describe('whyNot', () => {
  it('names the fields that would have had to agree, and how they differ', () => {
    const compared = [
      toCompared({ feature: 'id', normaliser: 'resident-id', left: '1234567', right: null }, { weight: 0 }),
      toCompared(
        { feature: 'birth', normaliser: 'date', left: '1990-02-11', right: '1990-11-02' },
        { weight: 3 },
      ),
    ];
    const answer = ask({ rules: [], modelRules: ['id', 'sound + birth'], compared, weight: -8 });
    expect(answer.reason).toBe('never-compared');
    expect(answer.sentences.slice(0, 4)).toEqual([
      'They were never compared: nothing agrees by which records are brought together.',
      'To be compared they would have had to agree in resident id; but resident id is missing in one record.',
      'To be compared they would have had to agree in sound and birth date; ' +
        'but birth date has day and month swapped (1990-02-11 / 1990-11-02).',
      'Even if they had been compared, it would not have been enough.',
    ]);
  });

  it('says when a key was too frequent, and when it would have been enough', () => {
    const { sentences } = ask({ rules: [], skipped: ['name'], modelRules: ['name'], weight: 12 });
    expect(sentences[0]).toBe('They were never compared: what they share is shared by too many records.');
    expect(sentences[1]).toBe('If they had been compared, what they have in common would have been enough.');
  });

  it('says what spoke against it and how much is missing', () => {
    const compared = [
      toCompared(
        { feature: 'birth', normaliser: 'date', left: '1990-01-01', right: '1990-01-01' },
        { weight: 12 },
      ),
      toCompared(
        { feature: 'id', normaliser: 'resident-id', left: '340302199001010015', right: '340321198506150026' },
        { weight: -12 },
      ),
      toCompared({ feature: 'phone', normaliser: 'telephone', left: null, right: '1' }, { weight: 0 }),
    ];
    const answer = ask({ compared, weight: -4, priorWeight: -4 });
    expect(answer.reason).toBe('below-threshold');
    expect(answer.sentences.slice(0, 4)).toEqual([
      'They were compared, and it nearly suffices: somebody should look at both records.',
      'About as much is missing as one more equal entry would bring, such as telephone.',
      'But for this they would be held to be the same: resident id different (340302199001010015 / 340321198506150026).',
      'An entry that is missing could decide it: telephone.',
    ]);
    expect(ask({ compared, weight: -9, priorWeight: -4 }).sentences[0]).toBe(
      'They were compared, and too much speaks against it.',
    );
    expect(ask({ compared, weight: -9, priorWeight: -20 }).sentences[0]).toBe(
      'They were compared, and too little speaks for one and the same.',
    );
  });

  it.each([
    ['too many records', 'the group would have become too large'],
    ['two valid identifiers', 'the group would have two valid numbers of the same kind'],
    ['the other pairs speak against it', 'the other records of the two groups speak against it'],
    ['a steward keeps them apart', 'a decision of a steward stands against it'],
    ['a decision that contradicts newer ones', 'a decision of a steward stands against it'],
    ['the register holds no duplicates', 'one register that lists each only once lists both'],
    ['one weak pair alone', 'a single weak link is all that would join the two groups'],
    ['too long a chain', 'they hang together only by a long chain of other records'],
    ['a reason of later years', 'a rule that guards against wrong groups speaks against it'],
  ])('says why a guard cut: %s', (cut, words) => {
    expect(ask({ cut })).toMatchObject({ reason: 'cut' });
    expect(ask({ cut }).sentences[0]).toBe(`They look alike, but are kept apart: ${words}.`);
  });

  it("puts the steward's last decision before everything", () => {
    const at = (day: string, kind: 'must-link' | 'cannot-link') => ({
      kind,
      by: 'li',
      at: day,
      reason: 'twins',
    });
    const decisions = [at('2026-05-02', 'cannot-link'), at('2026-05-01', 'must-link')];
    expect(ask({ cut: 'too many records', decisions })).toMatchObject({ reason: 'cannot-link' });
    expect(ask({ decisions }).sentences.slice(0, 2)).toEqual([
      'They are kept apart because somebody decided so.',
      'Li decided on 2026-05-02 that they are not the same: twins.',
    ]);
    expect(ask({ decisions: decisions.toReversed() }).reason).toBe('cannot-link');
  });

  it('names the records that more speaks for', () => {
    const { b } = samplePair();
    expect(ask({ stronger: [b] })).toMatchObject({ reason: 'stronger-evidence' });
    expect(ask({ stronger: [b] }).sentences[0]).toBe(
      'They look alike, but more speaks for other records: health.patients P-204.',
    );
  });

  it('says so when they are together after all', () => {
    expect(whyNot(samplePair(), 'zh').sentences[0]).toBe('这两条记录被认为是同一个。');
  });
});
