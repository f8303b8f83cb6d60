import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDatasetId, toEntityId, toEntityTypeName, type EntityId, type RecordKey } from '#schemas';
import { toMemberId } from '../../store/index.ts';
import { assignEntityIds, type EntityIds, type FormerEntities } from './assign-entity-ids.ts';

const person = toEntityTypeName('person');
const dataset = toDatasetId('water.accounts');
const member = (n: number) =>
  toMemberId({ dataset, key: `k${String(n).padStart(2, '0')}` as RecordKey, role: '' });
const id = (name: string) => toEntityId(`person-${name}`);

/** `a:1,2` says that members 1 and 2 are of entity a. */
function toMembership(...entities: readonly string[]): Map<string, EntityId> {
  return new Map(
    entities.flatMap((entity) => {
      const [name = '', members = ''] = entity.split(':');
      return members.split(',').map((n) => [member(Number(n)), id(name)] as const);
    }),
  );
}

function assign(clusters: readonly (readonly number[])[], former: Partial<FormerEntities> = {}): EntityIds {
  const ids = clusters.map((members) => members.map(member));
  return assignEntityIds(person, ids, { membership: new Map(), ...former });
}

const idsOf = ({ entities }: EntityIds) => entities.map(({ entityId }) => entityId);

/** a is the oldest, then b … */
const age = new Map([...'abcdefghij'].map((name, at) => [id(name), at]));

describe('assignEntityIds', () => {
  it('makes the same new id for the same smallest member, whatever else is there', () => {
    const [alone] = idsOf(assign([[1]]));
    expect(idsOf(assign([[2, 1], [3]]))[0]).toBe(alone);
    expect(alone).toMatch(/^person-[0-9a-z]{16}$/);
  });

  it('lets the oldest keep its id in a merge, however few its members, and redirects the younger to it', () => {
    const membership = toMembership('b:1', 'a:2', 'c:3,4,5,6');
    const { entities, lineage } = assign([[1, 2, 3, 4, 5, 6]], { membership, age });
    expect(entities).toMatchObject([{ entityId: id('a'), absorbed: [id('b'), id('c')] }]);
    expect(lineage).toEqual([
      { kind: 'merged', entityId: id('b'), into: [id('a')], members: [member(1)] },
      { kind: 'merged', entityId: id('c'), into: [id('a')], members: [3, 4, 5, 6].map(member) },
    ]);
  });

  it('lets the part with most former members keep the id of a split, then the one with most weight', () => {
    const membership = toMembership('a:1,2,3,4,5');
    const parts = assign([[1, 2], [3, 4, 5], [6]], { membership });
    expect(idsOf(parts)[1]).toBe(id('a'));
    expect(parts.lineage).toEqual([
      { kind: 'split', entityId: id('a'), into: [id('a'), idsOf(parts)[0]], members: [member(1), member(2)] },
      ...[
        { kind: 'created', entityId: idsOf(parts)[0], from: [id('a')], members: [member(1), member(2)] },
        { kind: 'created', entityId: idsOf(parts)[2], from: [], members: [member(6)] },
      ].sort((one, other) => ((one.entityId ?? '') < (other.entityId ?? '') ? -1 : 1)),
    ]);
    const halves = [
      [1, 2],
      [3, 4],
    ];
    expect(idsOf(assign(halves, { membership }))[0]).toBe(id('a'));
    const weightOf = (each: string) => (each === member(4) ? 9 : 1);
    expect(idsOf(assign(halves, { membership, weightOf }))[1]).toBe(id('a'));
  });

  it('lets ties go to the smaller member of what is shared, and to the smaller id among those of one age', () => {
    const membership = toMembership('a:2,3');
    expect(
      idsOf(
        assign(
          [
            [0, 3],
            [1, 2],
          ],
          { membership },
        ),
      )[1],
    ).toBe(id('a'));
    expect(idsOf(assign([[1, 2]], { membership: toMembership('b:1', 'a:2') }))).toEqual([id('a')]);
  });

  it('says of an entity without records that it is empty', () => {
    expect(assign([[2]], { membership: toMembership('a:1', 'b:2') })).toEqual({
      entities: [expect.objectContaining({ entityId: id('b') })],
      lineage: [{ kind: 'emptied', entityId: id('a') }],
    });
  });

  it('revives a merged id when a steward parts its members again, and an emptied one when its records return', () => {
    const merged = { membership: toMembership('a:1,2,3,4'), retired: toMembership('b:3,4'), age };
    const parted = assign(
      [
        [1, 2],
        [3, 4],
      ],
      merged,
    );
    expect(idsOf(parted)).toEqual([id('a'), id('b')]);
    expect(parted.lineage).toContainEqual({
      kind: 'revived',
      entityId: id('b'),
      from: [id('a')],
      members: [member(3), member(4)],
    });
    const emptied = { retired: toMembership('b:3,4,5') };
    expect(idsOf(assign([[3, 4, 9]], emptied))).toEqual([id('b')]);
    expect(idsOf(assign([[3, 8, 9], [5]], emptied))).not.toContain(id('b'));
    expect(idsOf(assign([[3, 4, 7, 8, 9]], emptied))).not.toContain(id('b'));
  });

  it('lets what was joined and is parted again go back to its own id, even if it is the larger part', () => {
    const joined = { membership: toMembership('a:1,2,3,4,5'), retired: toMembership('b:3,4,5'), age };
    const parts = (...clusters: number[][]) => idsOf(assign(clusters, joined));
    expect(parts([1, 2], [3, 4, 5])).toEqual([id('a'), id('b')]);
    // The retired one is not as it was, or the others have gone to somebody else.
    expect(parts([1], [2, 3, 4, 5])[1]).toBe(id('a'));
    expect(parts([1, 2], [3, 4, 5, 6])[1]).toBe(id('a'));
    const gone = { ...joined, membership: toMembership('a:1,2,3,4,5', 'c:7,8,9') };
    expect(
      idsOf(
        assign(
          [
            [1, 2, 7, 8, 9],
            [3, 4, 5],
          ],
          gone,
        ),
      ),
    ).toEqual([id('c'), id('a')]);
  });

  it('never gives an id out again', () => {
    const [first] = idsOf(assign([[1]]));
    const [second] = idsOf(assign([[1]], { everGiven: new Set(first ? [first] : []) }));
    expect(second).toMatch(/^person-/);
    expect(second).not.toBe(first);
  });
});

/** Label n of member m: m is of the entity or in the cluster n, or nowhere when it is 0. */
const labels = fc.array(fc.nat(7), { minLength: 16, maxLength: 16 });

function toClusters(given: readonly number[]): number[][] {
  const groups = new Map<number, number[]>();
  given.forEach((label, n) => label > 0 && groups.set(label, [...(groups.get(label) ?? []), n]));
  return [...groups.values()];
}

function toFormer(
  given: readonly number[],
  gone: readonly number[],
  ages: readonly number[],
): FormerEntities {
  const name = (label: number) => id('abcdefghij'[label] ?? '');
  const pick = (from: readonly number[], skip: number) =>
    new Map(from.flatMap((label, n) => (label > 0 ? [[member(n), name(label + skip)] as const] : [])));
  return {
    membership: pick(given, 0),
    // Ids of which some live: 6 to 9 have members in one and are retired in the other.
    retired: pick(gone, 2),
    age: new Map(ages.map((each, label) => [name(label), each])),
    weightOf: (each) => each.length % 3,
  };
}

const before = fc
  .tuple(labels, labels, fc.array(fc.nat(3), { minLength: 10, maxLength: 10 }))
  .map((all) => toFormer(...all));

describe('assignEntityIds, whatever it is given', () => {
  it('keeps every id where nothing has changed, and tells nothing', () => {
    fc.assert(
      fc.property(before, (former) => {
        const clusters = new Map<EntityId, string[]>();
        for (const [each, entityId] of former.membership)
          clusters.set(entityId, [...(clusters.get(entityId) ?? []), each]);
        const { entities, lineage } = assignEntityIds(person, [...clusters.values()], former);
        expect(lineage).toEqual([]);
        for (const { entityId, members } of entities)
          expect(members.map(toMemberId).sort()).toEqual(clusters.get(entityId)?.sort());
      }),
    );
  });

  it('gives each id to one cluster, and none to strangers', () => {
    fc.assert(
      fc.property(before, labels, (former, after) => {
        const { entities } = assign(toClusters(after), former);
        const ids = entities.map(({ entityId }) => entityId);
        expect(new Set(ids).size).toBe(ids.length);
        const known = new Set([...former.membership.values(), ...(former.retired?.values() ?? [])]);
        for (const { entityId, members } of entities) {
          if (!known.has(entityId)) continue;
          const own = members
            .map(toMemberId)
            .flatMap((each) => [former.membership.get(each), former.retired?.get(each)]);
          expect(own).toContain(entityId);
        }
      }),
    );
  });

  it('says of every former id either that it lives, where it went or that it is empty', () => {
    fc.assert(
      fc.property(before, labels, (former, after) => {
        const { entities, lineage } = assign(toClusters(after), former);
        const living = new Set(entities.map(({ entityId }) => entityId));
        for (const entityId of former.membership.values()) {
          const own = lineage.filter((event) => event.entityId === entityId);
          const ends = own.filter(({ kind }) => kind === 'merged' || kind === 'emptied');
          expect(ends).toHaveLength(living.has(entityId) ? 0 : 1);
          for (const event of own)
            if ('into' in event) for (const into of event.into) expect(living).toContain(into);
          for (const { entityId: heir, absorbed } of entities)
            if (absorbed.includes(entityId)) expect(ends).toMatchObject([{ kind: 'merged', into: [heir] }]);
        }
      }),
    );
  });

  it('never lets a younger entity keep its id before an older one at home in the same cluster', () => {
    fc.assert(
      fc.property(before, labels, (former, after) => {
        const ages = former.age ?? new Map<EntityId, number>();
        for (const { entityId, absorbed } of assign(toClusters(after), former).entities)
          for (const younger of absorbed) {
            expect(ages.get(younger)).toBeGreaterThanOrEqual(ages.get(entityId) ?? 0);
          }
      }),
    );
  });

  it('is the same in whatever order clusters, members and memberships come', () => {
    fc.assert(
      fc.property(before, labels, fc.func(fc.nat()), (former, after, order) => {
        const shuffle = <T>(values: readonly T[]) =>
          values
            .map((value, at) => ({ value, key: order(at) }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
        const shuffled = shuffle(toClusters(after)).map(shuffle);
        const reordered = {
          ...former,
          membership: new Map(shuffle([...former.membership])),
          retired: new Map(shuffle([...(former.retired ?? [])])),
        };
        expect(assign(shuffled, reordered)).toEqual(assign(toClusters(after), former));
      }),
    );
  });

  it('comes to the same for each part that is closed as for the whole', () => {
    fc.assert(
      fc.property(before, labels, fc.nat(15), (former, after, seed) => {
        const clusters = toClusters(after);
        const inside = close(new Set([member(seed)]), clusters, former);
        const keep = (from: ReadonlyMap<string, EntityId> = new Map()) =>
          new Map([...from].filter(([each]) => inside.has(each)));
        const part = assign(
          clusters.filter(([first = 0]) => inside.has(member(first))),
          { ...former, membership: keep(former.membership), retired: keep(former.retired) },
        );
        const whole = assign(clusters, former);
        const isInside = ({ members }: EntityIds['entities'][number]) =>
          members.some((each) => inside.has(toMemberId(each)));
        expect(part.entities).toEqual(whole.entities.filter(isInside));
        const touched = new Set([
          ...part.entities.map(({ entityId }) => entityId),
          ...keep(former.membership).values(),
        ]);
        expect(part.lineage).toEqual(whole.lineage.filter(({ entityId }) => touched.has(entityId)));
      }),
    );
  });
});

/** All members that share a cluster, an entity or a retired entity with these, and so on. */
function close(
  start: ReadonlySet<string>,
  clusters: readonly number[][],
  former: FormerEntities,
): Set<string> {
  const groups = clusters.map((cluster) => cluster.map(member));
  const entities = new Map<EntityId, string[]>();
  for (const from of [former.membership, former.retired ?? new Map<string, EntityId>()])
    for (const [each, entityId] of from) entities.set(entityId, [...(entities.get(entityId) ?? []), each]);
  groups.push(...entities.values());
  const inside = new Set(start);
  for (let size = 0; size !== inside.size;) {
    size = inside.size;
    for (const group of groups)
      if (group.some((each) => inside.has(each))) for (const each of group) inside.add(each);
  }
  return inside;
}
