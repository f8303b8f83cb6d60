import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDatasetId, toRecordKey } from '#schemas';
import { toMemberId } from '../../store/index.ts';
import { linkRecords } from '../link-records.ts';
import { getModel } from '../testing/index.ts';
import { countPairs } from './agreement.ts';
import { evaluateClusters } from './evaluate-clusters.ts';
import { readTruth } from './read-truth.ts';
import type { Truth } from './truth.ts';

const member = (key: string, role: string) =>
  toMemberId({ dataset: toDatasetId('water.accounts'), key: toRecordKey(key), role });
const toTruth = (entities: Record<string, string>): Truth => ({ entityOf: (id) => entities[id] });

describe('evaluateClusters', () => {
  it('counts pairs and whole clusters', () => {
    const truth = toTruth({ a: '1', b: '1', c: '1', d: '2', e: '3' });
    const evaluation = evaluateClusters([['a', 'b'], ['c', 'd'], ['e'], ['unknown']], truth);
    expect(evaluation).toMatchObject({ records: 6, entitiesFound: 4, entitiesTrue: 3 });
    expect(evaluation.pairwise).toEqual({ precision: 1 / 2, recall: 1 / 3, f1: 0.4 });
    expect(evaluation.cluster.precision).toBeCloseTo(1 / 3);
    expect(evaluation.cluster.recall).toBeCloseTo(1 / 3);
  });

  it('counts as many pairs as looking at every pair would', () => {
    const label = fc.array(fc.nat(4), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(label, label, (entities, labels) => {
        const members = entities.map((_, n) => String(n));
        const truth: Truth = {
          entityOf: (id) => (entities[Number(id)] === 0 ? undefined : String(entities[Number(id)])),
        };
        const groups = Map.groupBy(members, (id) => labels[Number(id) % labels.length]);
        const slow = { claimed: 0, actual: 0, both: 0 };
        for (const a of members)
          for (const b of members) {
            if (a >= b || truth.entityOf(a) === undefined || truth.entityOf(b) === undefined) continue;
            const together = labels[Number(a) % labels.length] === labels[Number(b) % labels.length];
            const same = truth.entityOf(a) === truth.entityOf(b);
            slow.claimed += Number(together);
            slow.actual += Number(same);
            slow.both += Number(together && same);
          }
        expect(countPairs([...groups.values()], truth)).toEqual(slow);
      }),
    );
  });

  it('says why it misses: never compared, too light, cut by a guard, linked though different', async () => {
    const person = (key: string, attributes: Record<string, string>) => ({
      id: member(key, ''),
      dataset: 'water.accounts',
      attributes,
    });
    const keyOf = (id: string) => id.split('\0')[1] ?? '';
    const records = [
      person('alone', { name: '王芳', birthDate: '1970-01-01' }),
      person('alone too', { name: '李娜', birthDate: '1971-01-01' }),
      person('light', { name: '陈静', birthDate: '1980-02-02', telephone: '1' }),
      person('light too', { name: '陈静', birthDate: '1981-03-03', telephone: '2' }),
      person('cut', {
        name: '张伟',
        residentId: '340302199001010015',
        birthDate: '1990-01-01',
        telephone: '3',
      }),
      person('cut between', { name: '张伟', birthDate: '1990-01-01', telephone: '3' }),
      person('cut too', {
        name: '张伟',
        residentId: '340321198506150026',
        birthDate: '1990-01-01',
        telephone: '3',
      }),
      person('twin', { name: '赵敏', birthDate: '2000-01-01' }),
      person('twin too', { name: '赵敏', birthDate: '2000-01-01' }),
    ];
    const model = getModel();
    const { clusters, edges, cuts } = await linkRecords(model, records, { keep: 'all' });
    const entity = (id: string) =>
      keyOf(id).startsWith('twin') ? keyOf(id) : (keyOf(id).split(' ')[0] ?? '');
    const linkage = { edges, cuts, link: model.thresholds.link };
    const { worstMisses } = evaluateClusters(clusters, { entityOf: entity }, { linkage });
    const reasons = Object.fromEntries(
      worstMisses.map((miss) => [entity(miss.a), `${miss.kind}: ${miss.reason.kind}`]),
    );
    expect(reasons).toEqual({
      alone: 'apart: never blocked',
      light: 'apart: below the threshold',
      cut: 'apart: cut by a guard',
      twin: 'together: linked',
    });
    const light = worstMisses.find(({ reason }) => reason.kind === 'below the threshold')?.reason;
    expect(light).toHaveProperty('contributions.1.reads', 'equal');
  });

  it('puts the miss that costs most pairs first', () => {
    const truth = toTruth({ a: '1', b: '1', c: '1', d: '2', e: '2' });
    const [worst] = evaluateClusters([['a', 'b'], ['c'], ['d'], ['e']], truth).worstMisses;
    expect(worst).toMatchObject({ kind: 'apart', pairs: 2, sizes: [2, 1], reason: { kind: 'unknown' } });
  });
});

describe('readTruth', () => {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-truth-'));

  it('reads a member list, of one entity type', async () => {
    const members = join(folder, 'members.jsonl');
    const line = {
      dataset: 'water.accounts',
      key: 'W1',
      role: 'holder',
      entity: 'person',
      truth: 'person-1',
    };
    writeFileSync(members, `${JSON.stringify(line)}\n${JSON.stringify({ ...line, entity: 'place' })}\n\n`);
    const truth = await readTruth({ members }, 'person');
    expect(truth.entityOf(member('W1', 'holder'))).toBe('person-1');
    expect(truth.entityOf(member('W1', ''))).toBeUndefined();
  });

  it('reads a column of the file of records, whatever lines are in its values', async () => {
    const file = join(folder, 'records.csv');
    writeFileSync(file, 'True Id,Id,Name\n27,1958,"Chicago Commons\nAssociation ""St"""\n,3,x\n');
    const truth = await readTruth({ file, column: 'True Id', id: 'Id' }, 'site');
    expect(truth.entityOf(member('1958', ''))).toBe('27');
    expect(truth.entityOf(member('3', ''))).toBeUndefined();
  });

  it('refuses a column that is not there and a half-told source', async () => {
    const file = join(folder, 'records.csv');
    await expect(readTruth({ file, column: 'Truth', id: 'Id' }, 'site')).rejects.toThrow('no column "Truth"');
    await expect(readTruth({ file }, 'site')).rejects.toThrow('either members, or file, column and id');
  });
});
