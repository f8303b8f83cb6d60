import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AttributeValue } from '#schemas';
import type { FeatureRecord, RecordBatches } from './features/index.ts';
import type { IdentityModel } from './model/index.ts';
import { linkRecords as linkByIds, type LinkOptions, type OnLinkProgress } from './link-records.ts';
import { getModel, peopleModel } from './testing/index.ts';

const toId = (key: string) => `d\0${key}\0`;
const toKey = (id: string) => id.split('\0')[1] ?? '';

const record = (key: string, attributes: Record<string, AttributeValue>): FeatureRecord => ({
  id: toId(key),
  dataset: 'd',
  attributes,
});

/** The linkage with keys in the place of whole member ids. */
async function linkRecords(
  model: IdentityModel,
  records: RecordBatches,
  options?: LinkOptions | OnLinkProgress,
) {
  const { clusters, edges, cuts, ...result } = await linkByIds(model, records, options);
  return {
    ...result,
    clusters: clusters.map((cluster) => cluster.map(toKey)),
    edges: [...edges].map((edge) => ({ ...edge, a: toKey(edge.a), b: toKey(edge.b) })),
    cuts: cuts.map((cut) => ({ ...cut, a: toKey(cut.a), b: toKey(cut.b) })),
  };
}

/** Persons of whom nobody resembles another, so that one agreement means something. */
const strangers = Array.from({ length: 40 }, (_, n) =>
  record(`stranger ${String(n).padStart(2, '0')}`, {
    name: `${'王李刘陈杨赵黄周'[n % 8]}${'一二三四五'[Math.floor(n / 8)]}`,
    birthDate: `19${50 + n}-05-17`,
    telephone: `138000000${String(n).padStart(2, '0')}`,
  }),
);

const zhang = { name: '张伟', birthDate: '1990-01-01', residentId: '340302199001010015' };

async function clusterOf(id: string, records: FeatureRecord[], model = getModel()): Promise<string[]> {
  const { clusters } = await linkRecords(model, [...strangers, ...records]);
  return clusters.find((cluster) => cluster.includes(id)) ?? [];
}

describe('linkRecords', () => {
  it('links the same person under a homophone, an old number and a mistyped one', async () => {
    const records = [
      record('a', zhang),
      record('b', { ...zhang, name: '张玮', residentId: '340302900101001' }),
      record('c', { ...zhang, residentId: '340302199001010025' }),
      record('d', { name: '张 伟', birthDate: '19900101' }),
    ];
    expect(await clusterOf('a', records)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('never puts two valid resident ids into one entity, whatever else agrees', async () => {
    const telephone = '13955212345';
    const records = [
      record('a', { ...zhang, telephone }),
      record('b', { ...zhang, telephone, residentId: '340321198506150026' }),
      record('c', { name: '张伟', birthDate: '1990-01-01', telephone }),
    ];
    const { clusters, cuts } = await linkRecords(getModel(), [...strangers, ...records]);
    expect(clusters.filter((cluster) => cluster.includes('a') && cluster.includes('b'))).toEqual([]);
    expect(cuts.map((cut) => cut.reason)).toContain('two valid identifiers');
  });

  it('takes a missing value as neutral, and a record without any as an entity of its own', async () => {
    const records = [
      record('a', zhang),
      record('b', { ...zhang, birthDate: '', residentId: '' }),
      record('empty', {}),
    ];
    const { clusters, edges } = await linkRecords(getModel(), [...strangers, ...records], { keep: 'all' });
    expect(clusters).toContainEqual(['empty']);
    const edge = edges.find(({ a, b }) => a === 'a' && b === 'b');
    const neutral = edge?.contributions.filter(({ level }) => level === -1);
    expect(neutral?.map(({ comparison, weight }) => [comparison, weight])).toEqual([
      ['id', 0],
      ['birth', 0],
      ['phone', 0],
    ]);
  });

  it('makes the weight of a pair the prior and its contributions', async () => {
    const { edges } = await linkRecords(getModel(), [...strangers, record('a', zhang), record('b', zhang)]);
    const [edge] = edges;
    const sum = edge?.contributions.reduce((total, { weight }) => total + weight, Math.log2(1 / 40)) ?? 0;
    expect(edge?.weight).toBeCloseTo(sum, 4);
    expect(edge?.contributions[0]).toMatchObject({ comparison: 'id', reads: 'equal' });
  });

  it('lets a rare name weigh more than a frequent one', async () => {
    const namesakes = Array.from({ length: 12 }, (_, n) =>
      record(`namesake ${n}`, { name: '李娜', birthDate: `2001-02-${10 + n}` }),
    );
    const pairs = [
      record('rare 1', { name: '禤淼', telephone: '1' }),
      record('rare 2', { name: '禤淼', telephone: '2' }),
    ];
    const { edges } = await linkRecords(getModel(), [...namesakes, ...pairs], { keep: 'all' });
    const weightOf = (name: RegExp) =>
      edges
        .find((edge) => name.test(edge.a) && name.test(edge.b))
        ?.contributions.find(({ comparison }) => comparison === 'name')?.weight ?? 0;
    expect(weightOf(/rare/)).toBeGreaterThan(weightOf(/namesake/) + 3);
  });

  it('splits a key that too many records share, and says what no split made small enough', async () => {
    const namesakes = Array.from({ length: 50 }, (_, n) =>
      record(`n${n}`, { name: '李娜', birthDate: n < 25 ? '2001-02-01' : `2002-0${1 + (n % 9)}-01` }),
    );
    const model = getModel(
      peopleModel
        .replace('atMost: 20', 'atMost: 20, split: [birth]')
        .replace('- [sound, birth]', '- [former]'),
    );
    const { blocking, pairsCompared } = await linkRecords(model, namesakes);
    const byName = blocking.find(({ rule }) => rule.on.join() === 'name');
    expect(byName).toMatchObject({
      split: { keys: 1, records: 50 },
      notCompared: { keys: 1, records: 25, pairs: 300 },
    });
    // Nine birthdays that two or three of the other 25 share each.
    expect([byName?.estimated, pairsCompared]).toEqual([23, 23]);
  });

  it('finds neighbours by the squares that their positions lie in', async () => {
    const model = getModel(
      peopleModel
        .replace(
          'features:',
          'features:\n  at: { from: [longitude, latitude], normalise: number, together: true }\n  square: { from: [longitude, latitude], normalise: number, together: true, split: squares }',
        )
        .replace('blocking:', 'blocking:\n  - [square]')
        .replace(
          'comparisons:',
          'comparisons:\n  - { feature: at, levels: [{ when: within 20 metres, m: 0.9, u: 0.00001 }, { when: different, m: 0.1, u: 0.9 }] }',
        ),
    );
    const at = (id: string, longitude: number, latitude: number) => record(id, { longitude, latitude });
    const records = [
      at('a', 117.3, 32.9),
      at('b', 117.29995, 32.90005),
      at('c', 117.31, 32.9),
      record('d', { longitude: 117.3 }),
    ];
    expect(await clusterOf('a', records, model)).toEqual(['a', 'b']);
  });

  it('reads batches as they come and says how far it is', async () => {
    async function* batches() {
      yield strangers;
      yield [record('a', zhang)];
      yield [record('b', zhang)];
    }
    const stages: string[] = [];
    const { clusters, pairsCompared } = await linkRecords(getModel(), batches(), ({ stage, records }) =>
      stages.push(`${stage} ${records}`),
    );
    expect(clusters).toContainEqual(['a', 'b']);
    expect(pairsCompared).toBe(1);
    expect(stages).toEqual([
      'reading 40',
      'reading 41',
      'reading 42',
      'normalising 42',
      'blocking 42',
      'comparing 42',
      'training 42',
      'clustering 42',
      'done 42',
    ]);
  });

  it('links nothing when there is nothing', async () => {
    expect((await linkRecords(getModel(), [])).clusters).toEqual([]);
  });

  it('never depends on the order of the records', async () => {
    const people = ['张伟', '张玮', '李娜', '王芳'].flatMap((name, n) => [
      record(`${name} 1`, { name, birthDate: '1990-01-01', telephone: `1395521234${n % 2}` }),
      record(`${name} 2`, { name, birthDate: '1990-01-01' }),
      record(`${name} 3`, { name, telephone: `1395521234${n % 2}` }),
    ]);
    const expected = await linkRecords(getModel(), people);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(people, { minLength: people.length }), async (shuffled) => {
        const { clusters, cuts } = await linkRecords(getModel(), shuffled);
        expect(clusters).toEqual(expected.clusters);
        expect(cuts).toEqual(expected.cuts);
      }),
      { numRuns: 15 },
    );
  });
});
