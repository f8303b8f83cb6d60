import type { DatasetId, NormaliserName, RecordKey } from '#schemas';
import type { ComparedFeature, ExplainedPair } from '../explained-pair.ts';

const member = (dataset: string, key: string) => ({
  dataset: dataset as DatasetId,
  key: key as RecordKey,
  role: 'self',
});

export interface SampleValue {
  readonly feature: string;
  readonly normaliser: string;
  readonly left: string | null;
  readonly right: string | null;
}

/** A comparison of two values that are in their comparable form already. */
export function toCompared(sample: SampleValue, rest: Partial<ComparedFeature> = {}): ComparedFeature {
  const { feature, left, right } = sample;
  return {
    ...{ comparison: feature, feature, normaliser: sample.normaliser as NormaliserName },
    ...{ level: 0, reads: 'equal', levels: 4, weight: 5, rarity: 0 },
    ...{ left: { raw: left, value: left }, right: { raw: right, value: right } },
    ...rest,
  };
}

/** Two records of one person whose name was mistyped: what issue 4 wants to read in words. */
export function samplePair(rest: Partial<ExplainedPair> = {}): ExplainedPair {
  const id = '340302199001010015';
  return {
    a: member('police.residents', '17'),
    b: member('health.patients', 'P-204'),
    priorWeight: -14,
    weight: 38,
    thresholds: { link: 1, review: -5 },
    compared: [
      toCompared({ feature: 'name', normaliser: 'person-name', left: '张伟', right: '张玮' }, { weight: 9 }),
      toCompared({ feature: 'id', normaliser: 'resident-id', left: id, right: id }, { weight: 20 }),
      toCompared(
        { feature: 'birth', normaliser: 'date', left: '1990-01-01', right: '1990-01-01' },
        { weight: 14 },
      ),
      toCompared(
        { feature: 'address', normaliser: 'address', left: '朝阳路12-3-401', right: '朝阳路15' },
        { weight: 11, reads: 'place: 60% of the words shared' },
      ),
      toCompared(
        { feature: 'phone', normaliser: 'telephone', left: '13800000001', right: '13900000077' },
        { weight: -2 },
      ),
      toCompared(
        { feature: 'spouse', normaliser: 'pinyin', left: 'lina', right: null },
        { weight: 0, level: -1 },
      ),
    ],
    rules: ['id', 'sound + birth'],
    decisions: [],
    verdict: 'together',
    ...rest,
  };
}

export const sampleTitles = {
  en: {
    id: 'Resident id',
    name: 'Name',
    birth: 'Birth date',
    address: 'Address',
    phone: 'Telephone',
    spouse: 'Spouse',
    sound: 'Sound',
  },
  zh: {
    id: '身份证号',
    name: '姓名',
    birth: '出生日期',
    address: '住址',
    phone: '电话',
    spouse: '配偶',
    sound: '读音',
  },
};
