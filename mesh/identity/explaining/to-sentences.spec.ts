import { describe, expect, it } from '@jest/globals';
import { samplePair, sampleTitles, toCompared } from './testing/sample-pair.ts';
import { toSentences } from './to-sentences.ts';

const first = (normaliser: string, rest: object) =>
  toSentences(
    samplePair({
      compared: [toCompared({ feature: 'name', normaliser, left: '张伟', right: '张伟' }, rest)],
    }),
    'en',
  )[0];

describe('toSentences', () => {
  it('says in words what the clerk wants to know', () => {
    expect(toSentences(samplePair(), 'en', sampleTitles)).toEqual([
      'Same resident id; birth date equal; address in the same street, other door (12-3-401 / 15); ' +
        'name differs in one character that sounds alike (伟/玮).',
      'Against it: telephone different (13800000001 / 13900000077).',
      'Nothing to compare: spouse. This speaks neither for nor against.',
      'They were compared because these agree: resident id; sound and birth date.',
      'Held to be one and the same.',
    ]);
  });

  it('says it in Chinese', () => {
    expect(toSentences(samplePair(), 'zh', sampleTitles)).toEqual([
      '身份证号相同；出生日期相同；住址在同一条街，门牌不同（12-3-401 / 15）；姓名只差一个同音字（伟/玮）。',
      '不利的有：电话不同（13800000001 / 13900000077）。',
      '无从比较的有：配偶。这既不算有利，也不算不利。',
      '因为以下内容一致，才拿来比对：身份证号；读音和出生日期。',
      '认为是同一个。',
    ]);
  });

  it('tells rare values from frequent ones', () => {
    expect(first('person-name', { rarity: 3 })).toBe('Name equal – a rare name, which counts for more.');
    expect(first('telephone', { rarity: -3 })).toBe('Same name – others have it too, so it counts for less.');
    expect(first('text', { rarity: 1 })).toBe('Name equal.');
  });

  it('does not call similar, as if that were for it, what speaks against it', () => {
    const names = {
      feature: 'name',
      normaliser: 'enterprise-name',
      left: '鑫益五金商店',
      right: '鑫邱五具商店',
    };
    const said = toSentences(samplePair({ compared: [toCompared(names, { weight: -2 })] }), 'en');
    expect(said).toContain('Against it: name is no more than similar (鑫益五金商店 / 鑫邱五具商店).');
  });

  it('leaves out what the model takes out of account by a level of no weight', () => {
    const generation = toCompared(
      { feature: 'generation', normaliser: 'date-of-birth', left: '1980-01-02', right: '1980-01-02' },
      { weight: 0, reads: 'birth: different' },
    );
    const said = toSentences(samplePair({ compared: [...samplePair().compared, generation] }), 'en');
    expect(said).toEqual(toSentences(samplePair(), 'en'));
  });

  it('tells of two fields whose values have changed places, once', () => {
    const compared = [
      toCompared(
        { feature: 'given', normaliser: 'person-name', left: 'anna', right: 'rossi' },
        { weight: 6 },
      ),
      toCompared(
        { feature: 'surname', normaliser: 'person-name', left: 'rossi', right: 'anna' },
        { weight: 5 },
      ),
    ];
    expect(toSentences(samplePair({ compared }), 'en')[0]).toBe(
      'Given and surname have changed places (anna / rossi).',
    );
  });

  it('tells of a name that is the former name of the other', () => {
    const compared = [
      toCompared(
        { feature: 'name', normaliser: 'person-name', left: '李娜', right: '王芳' },
        { reads: 'equal to the other former' },
      ),
      toCompared({ feature: 'former', normaliser: 'person-name', left: null, right: '李娜' }, { weight: 0 }),
    ];
    expect(toSentences(samplePair({ compared }), 'en')[0]).toBe('Name of one is former of the other (李娜).');
  });

  it("uses the level's own words where the values show nothing", () => {
    const at = { feature: 'position', normaliser: 'text', left: '117.38 32.91', right: '118.21 33.45' };
    const say = (reads: string) =>
      toSentences(samplePair({ compared: [toCompared(at, { reads })] }), 'en')[0];
    expect(say('within 50 metres')).toBe('Position at most 50 metres apart.');
    expect(say('birth: equal, sound: 91% alike')).toContain('Birth equal; sound is nearly the same');
    expect(say('whatever the model says')).toContain('Position agrees in part');
  });

  it('tells who decided, and through which records the two are linked', () => {
    const decisions = [
      { kind: 'must-link', by: 'steward-1', at: '2026-05-01T08:00:00Z', reason: 'saw both papers.' },
    ] as const;
    const { a, b } = samplePair();
    const sentences = toSentences(
      samplePair({ decisions, rules: [], path: [a, b], skipped: ['name'] }),
      'en',
    );
    expect(sentences).toContain('Steward-1 decided on 2026-05-01 that they are the same: saw both papers.');
    expect(sentences).toContain('They were not compared with each other.');
    expect(sentences).toContain('Shared by too many records to compare them all: name.');
    expect(sentences).toContain(
      'They are linked through 2 other records: police.residents 17, health.patients P-204.',
    );
  });

  it('asks for a look where it is not sure', () => {
    const last = (weight: number) => toSentences(samplePair({ weight, verdict: 'apart' }), 'en').at(-1);
    expect(last(-3)).toBe('Not sure enough: somebody should look at both records.');
    expect(last(-9)).toBe('Held to be two different ones.');
  });
});
