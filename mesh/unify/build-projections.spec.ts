import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toEntityId, toEntityTypeName } from '#schemas';
import type { EntityType } from '#schemas';
import type { MemberRow } from '../store/index.ts';
import { buildProjection, buildProjections, toProjectionPlan } from './build-projections.ts';
import { groupByEntity } from './group-by-entity.ts';
import { toDefaultSurvivorship } from './survivorship-rules.ts';
import { toMember } from './testing/index.ts';

const title = { en: 'x' };
const person: EntityType = {
  name: toEntityTypeName('person'),
  typeName: 'Person',
  plural: 'persons',
  label: 'name',
  identifiers: ['residentId'],
  search: ['name'],
  attributes: [
    { name: 'name', type: 'string', format: 'person-name', title },
    { name: 'residentId', type: 'string', format: 'resident-id', title },
    { name: 'employerId', type: 'string', format: 'credit-code', title },
  ],
  relations: [
    { name: 'employer', to: toEntityTypeName('enterprise'), here: 'employerId', there: 'creditCode', title },
  ],
  title,
  file: '',
};
const plan = toProjectionPlan(person, toDefaultSurvivorship(person), [person]);
const entityId = toEntityId('p1');

describe('a projection', () => {
  const members = [
    toMember(
      'a.x',
      { name: '张伟', residentId: '340302199001010015', employerId: 'OLD' },
      { asOf: '2020-01-01T00:00:00.000Z' },
    ),
    toMember(
      'b.x',
      { name: '張　偉', residentId: '340302900101001', employerId: 'NEW' },
      { asOf: '2026-01-01T00:00:00.000Z' },
    ),
    toMember('c.x', { residentId: '340302199001010016' }),
  ];
  const projection = buildProjection(plan, { entityId, members });

  it('has the winners and the label', () => {
    expect(projection).toMatchObject({
      entityId,
      label: '張　偉',
      attributes: { employerId: 'NEW' },
      disputed: [],
    });
  });

  it('is found by every identifier that a member carries, once per number, and by the winner alone of a reference', () => {
    expect(projection.keys).toEqual([
      { attribute: 'residentId', value: '340302199001010015' },
      { attribute: 'residentId', value: '340302199001010016' },
      { attribute: 'employerId', value: 'NEW' },
    ]);
  });

  it('is searched by each spelling and by pinyin', () => {
    expect(projection.searchText.split('\n')).toEqual(
      expect.arrayContaining(['张伟', 'zhangwei', '340302199001010015']),
    );
  });

  it('is called by its identifier where no record has a label', () => {
    expect(buildProjection(plan, { entityId, members: members.slice(2) }).label).toBe('340302199001010016');
    expect(buildProjection(plan, { entityId, members: [toMember('d.x', {})] }).label).toBe('p1');
  });
});

describe('entities from a stream of members', () => {
  it('are whole however the stream is cut', async () => {
    const sizes = fc.array(fc.nat({ max: 4 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 5 }), async (perEntity, batchSize) => {
        const all = perEntity.flatMap((count, entity) =>
          Array.from({ length: count }, (_, n) =>
            toMember('a.x', { n }, { entityId: toEntityId(`p${entity}`) }),
          ),
        );
        const groups = (await collect(groupByEntity(cut([...all, unlinked], batchSize)))).flat();
        expect(groups.map(({ members }) => members.length)).toEqual(perEntity.filter((count) => count > 0));
      }),
    );
  });

  it('make one projection each', async () => {
    const rows = [toMember('a.x', { name: '甲' }), toMember('b.x', { name: '甲' }), unlinked];
    expect((await collect(buildProjections(plan, cut(rows, 1)))).flat()).toHaveLength(1);
  });
});

const unlinked = toMember('a.x', {}, { entityId: null });

async function* cut(rows: readonly MemberRow[], size: number): AsyncGenerator<MemberRow[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

async function collect<T>(batches: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}
