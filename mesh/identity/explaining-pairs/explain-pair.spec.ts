import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toEntityTypeName } from '#schemas';
import type { MemberReference } from '../../store/index.ts';
import { toMemberId } from '../../store/index.ts';
import { openTestStore, type TestStore } from '../../store/testing/index.ts';
import { toMemberReference } from '../features/index.ts';
import { IdentityKeeper } from '../incremental/index.ts';
import { linkEntityType } from '../link-entity-type.ts';
import { linkRecords } from '../link-records.ts';
import { arrive, getModel, makeConfusable, peopleModel, toRandom, toReference } from '../testing/index.ts';
import { explainEntity, explainPair } from './index.ts';

const person = toEntityTypeName('person');
/** Small limits, so that some keys are too frequent. */
const model = getModel(
  peopleModel
    .replace('- [phone]', '- { on: [phone], atMost: 3, split: [birth] }')
    .replace('{ on: [name], atMost: 20 }', '{ on: [name], atMost: 3 }'),
);
const random = toRandom(9);
const arrivals = Array.from({ length: 90 }, (_, n) => ({
  reference: toReference(['police.persons', 'water.accounts'][n % 2] ?? '', `r${n}`),
  attributes: makeConfusable(random),
}));

let test: TestStore;
let keeper: IdentityKeeper;

const explain = (a: MemberReference, b: MemberReference) =>
  keeper.look((look) => explainPair(look, { a, b }));

beforeAll(async () => {
  test = await openTestStore();
  await arrive(test.store, arrivals);
  await linkEntityType(test.store, model);
  keeper = new IdentityKeeper(test.store, model, person);
}, 60_000);
afterAll(async () => {
  await keeper.close();
  await test.close();
});

async function* readRecords() {
  yield arrivals.map(({ reference, attributes }) => ({
    ...{ id: toMemberId(reference), dataset: reference.dataset, attributes },
  }));
}

describe('an explained pair', () => {
  it('weighs what the linkage made of it, comparison by comparison, and is compared where the linkage compared it', async () => {
    const { edges } = await linkRecords(model, readRecords(), { keep: 'all' });
    const compared = new Map([...edges].map((edge) => [`${edge.a}\n${edge.b}`, edge]));
    expect(compared.size).toBeGreaterThan(50);
    let skipped = 0;
    const others = arrivals
      .slice(3)
      .map(({ reference }, at) => [arrivals[at]?.reference, reference] as const);
    const asked = [...edges].map(({ a, b }) => [toMemberReference(b), toMemberReference(a)] as const);
    for (const [one, other] of [...asked, ...others]) {
      if (!one) continue;
      const pair = await explain(one, other);
      const [a, b] = [toMemberId(one), toMemberId(other)].sort();
      const edge = compared.get(`${a}\n${b}`);
      expect(pair.rules.length > 0).toBe(edge !== undefined);
      skipped += pair.skipped?.length ?? 0;
      const sum = pair.compared.reduce((total, { weight }) => total + weight, pair.priorWeight);
      expect(pair.weight).toBeCloseTo(sum, 9);
      if (!edge) continue;
      expect(pair.weight).toBeCloseTo(edge.weight, 9);
      expect(pair.compared.map(({ level, reads }) => [level, reads])).toEqual(
        edge.contributions.map(({ level, reads }) => [level, reads]),
      );
    }
    expect(skipped).toBeGreaterThan(0);
  }, 240_000);

  it('is together exactly where the two are one entity, with the way between them where no link joins them', async () => {
    const membership = await test.store.entities.readMembership(person);
    const groups = Map.groupBy(membership.keys(), (id) => membership.get(id));
    let ways = 0;
    for (const [entityId, ids] of groups) {
      if (!entityId || ids.length < 3) continue;
      const links = await keeper.look((look) => explainEntity(look, entityId));
      const direct = new Set(links.map(({ a, b }) => [toMemberId(a), toMemberId(b)].sort().join('\n')));
      for (const [at, one] of ids.entries())
        for (const other of ids.slice(at + 1)) {
          const { verdict, path = [] } = await explain(toMemberReference(one), toMemberReference(other));
          expect(verdict).toBe('together');
          const way = [one, ...path.map(toMemberId), other];
          const steps = way.slice(1).map((id, step) => [way[step], id].sort().join('\n'));
          expect(steps.every((step) => direct.has(step))).toBe(true);
          ways += path.length;
        }
    }
    expect(ways).toBeGreaterThan(0);
  }, 120_000);

  it('tells of a decision, and of the guard that keeps two apart', async () => {
    const name = '欧阳娜';
    const reference = (key: string) => toReference('health.patients', key);
    const [a, b] = [reference('x'), reference('y')];
    const telephone = '13900000001';
    const same = { name, birthDate: '1971-01-01', telephone };
    await arrive(test.store, [
      { reference: a, attributes: { ...same, residentId: '340302199001010015' } },
      { reference: b, attributes: { ...same, residentId: '340321198506150026' } },
    ]);
    await keeper.linkDue();
    const apart = await explain(a, b);
    expect(apart).toMatchObject({ verdict: 'apart', decisions: [], cut: 'two valid identifiers' });
    const { id } = await test.store.decisions.add({
      ...{ entityType: person, kind: 'must-link', a, b, reason: 'Seen.', by: 'steward' },
    });
    await keeper.link([a, b]);
    expect(await explain(a, b)).toMatchObject({
      verdict: 'together',
      path: [],
      decisions: [{ kind: 'must-link', by: 'steward', reason: 'Seen.' }],
    });
    await test.store.decisions.withdraw(id, { by: 'steward', because: 'Not so.' });
    await keeper.link([a, b]);
    expect(await explain(a, b)).toMatchObject({ verdict: 'apart', decisions: [] });
  });

  it('is not found where one of the two is not there', async () => {
    const [first] = arrivals;
    await expect(
      explain(first?.reference ?? toReference('', ''), toReference('police.persons', 'nobody')),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(keeper.look((look) => explainEntity(look, 'person-nobody' as never))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
