import { toSentences, toWaterfall } from '../../explaining/index.ts';
import { samplePair, sampleTitles } from '../../explaining/testing/sample-pair.ts';
import type { LinkReport, ReportedExample } from '../link-report.ts';

const range = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Two hills, as a good linkage has them. */
function toWeights() {
  return range(40).map((at) => {
    const from = -30 + at * 2;
    const hill = (middle: number, height: number, width: number) =>
      height * Math.exp(-(((from - middle) / width) ** 2));
    return { from, to: from + 2, pairs: Math.round(hill(-14, 90_000, 6) + hill(28, 6_000, 9)) };
  });
}

function toExample(kind: ReportedExample['kind'], locale: 'en' | 'zh'): ReportedExample {
  const pair = samplePair(kind === 'sure' ? {} : { weight: -2, verdict: 'apart' });
  return {
    kind,
    sentences: toSentences(pair, locale, sampleTitles),
    weight: pair.weight,
    left: { name: '张伟', birthDate: '1990-01-01', address: '朝阳路12号3栋401室', telephone: '13800000001' },
    right: { name: '张玮', birthDate: '1990-01-01', address: '朝阳路15号', telephone: '13900000077' },
    waterfall: toWaterfall(pair, locale, sampleTitles),
  };
}

const learned: Pick<LinkReport, 'features' | 'blocking' | 'comparisons'> = {
  features: [
    {
      ...{ name: 'name', from: ['name'], normalise: 'person-name', missing: 0.0004, distinct: 5023 },
      why: 'two to four Chinese characters, few surnames',
    },
    {
      name: 'birth',
      from: ['birth_date', 'geburtsdatum'],
      normalise: 'date',
      missing: 0.021,
      distinct: 3871,
    },
  ],
  blocking: [
    { rule: 'id', pairs: 4210, estimated: 4190, matchesFound: 0.81 },
    {
      ...{ rule: 'sound + birth', pairs: 8123, estimated: 7900, matchesFound: 0.16 },
      ...{ split: { keys: 3, records: 2400 }, notCompared: [{ keys: 1, pairs: 40_000 }] },
    },
  ],
  comparisons: [
    {
      name: 'name',
      levels: [
        { reads: 'equal', m: 0.93, u: 0.0003, weight: 11.6, pairs: 5120 },
        { reads: 'sound: equal', m: 0.03, u: 0.0005, weight: 5.9, pairs: 310 },
        { reads: '66% alike', m: 0.02, u: 0.08, weight: -2, pairs: 60_210 },
        { reads: 'different', m: 0.02, u: 0.9192, weight: -5.5, pairs: 1_100_000 },
      ],
    },
    {
      name: 'birth',
      levels: [
        { reads: 'equal', m: 0.965, u: 0.00005, weight: 14.2, pairs: 7210 },
        { reads: 'day and month swapped', m: 0.005, u: 0.00002, weight: 8, pairs: 40 },
        {
          reads: 'different, and with a long explanation behind it that does not fit in the line of a chart',
          ...{ m: 0.03, u: 0.99993, weight: -5.1, pairs: 1_190_000 },
        },
      ],
    },
  ],
};

/** A report with everything in it; the figures are made up. */
export function sampleReport(locale: 'en' | 'zh' = 'en'): LinkReport {
  return {
    title: 'Residents and patients',
    createdAt: '2026-11-20T08:30:12.000Z',
    inputs: [
      { name: 'residents.csv', rows: 6000 },
      { name: 'patients.csv', rows: 4321 },
    ],
    ...{ records: 10_321, clusters: 6_204, largestCluster: 9, pairsCompared: 1_203_442 },
    clusterSizes: [3400, 1900, 700, 150, 40, 10, 3, 0, 1].map((clusters, at) => ({ size: at + 1, clusters })),
    seconds: ['read', 'normalise', 'block', 'train', 'score', 'cluster'].map((stage, at) => ({
      stage,
      seconds: 0.4 + ((at * 7) % 5) / 3,
    })),
    ...learned,
    blockingRecall: 0.987,
    prior: { probability: 0.00011, matchesPerRecord: 0.57 },
    training: {
      ...{ how: 'em', iterations: 12, pairs: 1_203_442, randomPairs: 1_000_000, converged: true },
      history: range(12).map((at) => 0.3 * 0.5 ** at),
    },
    weights: toWeights(),
    thresholds: { link: 1, review: -5 },
    unlinkable: range(30).map((at) => ({ weight: -10 + at * 2, share: 1 / (1 + Math.exp(-(at - 16) / 2)) })),
    accuracy: {
      ...{ precision: 0.9931, recall: 0.978, f1: 0.9855 },
      bcubed: { precision: 0.995, recall: 0.984, f1: 0.9895 },
      curve: range(25).map((at) => ({
        threshold: -12 + at * 2,
        precision: 1 - 0.4 * Math.exp(-at / 3),
        recall: 1 - 0.0015 * at ** 2,
      })),
    },
    against: 'truth',
    examples: [toExample('sure', locale), toExample('doubtful', locale), toExample('cut', locale)],
    warnings: ['The column "remarks" was left out: nearly every value occurs once.'],
  };
}
