import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDatasetId, toEntityTypeName, type EntityId, type RecordKey } from '#schemas';
import { toMemberId } from '../../store/index.ts';
import { assignStableIds, type StableCluster } from './assign-stable-ids.ts';

const person = toEntityTypeName('person');
const dataset = toDatasetId('water.accounts');
const member = (n: number) => toMemberId({ dataset, key: `k${n}` as RecordKey, role: '' });
const memberIds = (cluster: StableCluster) => cluster.members.map(toMemberId);
const assign = (clusters: string[][], previous: ReadonlyMap<string, EntityId> = new Map()) =>
  assignStableIds(person, clusters, { membership: previous });

function toMembership(clusters: readonly StableCluster[]): Map<string, EntityId> {
  return new Map(
    clusters.flatMap((cluster) => memberIds(cluster).map((id) => [id, cluster.entityId] as const)),
  );
}

/** Member n is in the cluster that its label names. */
function toClusters(labels: readonly number[]): string[][] {
  const groups = new Map<number, string[]>();
  labels.forEach((label, n) => groups.set(label, [...(groups.get(label) ?? []), member(n)]));
  return [...groups.values()];
}

/** The rule said slowly: again and again the strongest claim of all that are left is granted. */
function assignSlowly(clusters: string[][], previous: ReadonlyMap<string, EntityId>): Map<string, EntityId> {
  const open = clusters.map((cluster) => [...cluster].sort());
  const free = new Set(previous.values());
  const granted = new Map<string, EntityId>();
  for (;;) {
    let best: { id: EntityId; cluster: string[]; overlap: number } | undefined;
    for (const id of [...free].sort())
      for (const cluster of [...open].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))) {
        const overlap = cluster.filter((each) => previous.get(each) === id).length;
        if (overlap > (best?.overlap ?? 0)) best = { id, cluster, overlap };
      }
    if (!best) return granted;
    for (const each of best.cluster) granted.set(each, best.id);
    free.delete(best.id);
    open.splice(open.indexOf(best.cluster), 1);
  }
}

const labels = fc.array(fc.nat(6), { minLength: 1, maxLength: 24 });

describe('assignStableIds', () => {
  it('makes the same new id for the same smallest member, whatever else is there', () => {
    const [alone] = assign([[member(1)]]);
    const [together] = assign([[member(2), member(1)]]);
    expect(together?.entityId).toBe(alone?.entityId);
    expect(alone?.entityId).toMatch(/^person-[0-9a-z]{16}$/);
  });

  it('lets the larger part of a split keep the id', () => {
    const before = toMembership(assign([[member(1), member(2), member(3)]]));
    const after = toMembership(assign([[member(1)], [member(2), member(3)]], before));
    expect(after.get(member(3))).toBe(before.get(member(3)));
    expect(after.get(member(1))).not.toBe(before.get(member(1)));
  });

  it('never gives an id out again, even after a merge was undone', () => {
    const before = assign([[member(1), member(2)], [member(3)]]);
    const merged = assign([[member(1), member(2), member(3)]], toMembership(before));
    const everGiven = new Set(before.map((cluster) => cluster.entityId));
    const clusters = [[member(1), member(2)], [member(3)]];
    const parted = assignStableIds(person, clusters, { membership: toMembership(merged), everGiven });
    expect(parted[0]?.entityId).toBe(before[0]?.entityId);
    expect(everGiven).not.toContain(parted[1]?.entityId);
  });

  it('names the ids that a merge absorbed', () => {
    const before = assign([[member(1), member(2)], [member(3)]]);
    const [merged] = assign([[member(1), member(2), member(3)]], toMembership(before));
    const lost = before.find((cluster) => cluster.members.length === 1)?.entityId;
    expect(merged?.absorbed).toEqual([lost]);
  });

  it('never uses an id for two clusters, nor a former one for strangers', () => {
    fc.assert(
      fc.property(labels, labels, (first, second) => {
        const before = toMembership(assign(toClusters(first)));
        const after = assign(toClusters(second), before);
        const ids = after.map((cluster) => cluster.entityId);
        expect(new Set(ids).size).toBe(ids.length);
        const former = new Set(before.values());
        for (const cluster of after)
          if (former.has(cluster.entityId))
            expect(memberIds(cluster).map((id) => before.get(id))).toContain(cluster.entityId);
      }),
    );
  });

  it('keeps every id whose members stay together and meet no greater entity', () => {
    fc.assert(
      fc.property(labels, labels, (first, second) => {
        const before = toMembership(assign(toClusters(first)));
        const after = toMembership(assign(toClusters(second), before));
        const slow = assignSlowly(toClusters(second), before);
        for (const [id, entityId] of slow) expect(after.get(id)).toBe(entityId);
        for (const [id, entityId] of after)
          if (!slow.has(id)) expect([...before.values()]).not.toContain(entityId);
      }),
    );
  });

  it('loses no id: each former one is kept or absorbed by exactly one cluster', () => {
    fc.assert(
      fc.property(labels, labels, (first, second) => {
        const before = toMembership(assign(toClusters(first)));
        const after = assign(toClusters(second), before);
        const present = new Set(toClusters(second).flat());
        const alive = new Set([...before].filter(([id]) => present.has(id)).map(([, entityId]) => entityId));
        const answering = after.flatMap((cluster) => [cluster.entityId, ...cluster.absorbed]);
        expect(new Set(answering).size).toBe(answering.length);
        for (const entityId of alive) expect(answering).toContain(entityId);
      }),
    );
  });

  it('gives the same answer in whatever order clusters and members come', () => {
    fc.assert(
      fc.property(labels, labels, fc.integer(), (first, second, seed) => {
        const before = toMembership(assign(toClusters(first)));
        const shuffled = toClusters(second).map((cluster) => shuffle(cluster, seed));
        const reordered = new Map(shuffle([...before], seed));
        expect(assign(shuffle(shuffled, seed), reordered)).toEqual(assign(toClusters(second), before));
      }),
    );
  });
});

function shuffle<T>(values: readonly T[], seed: number): T[] {
  return values
    .map((value, index) => ({ value, order: Math.sin((index + 1) * (seed || 1)) }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value);
}
