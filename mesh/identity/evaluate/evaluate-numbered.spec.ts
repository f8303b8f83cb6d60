import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateNumbered } from './evaluate-numbered.ts';

/** Every pair and every record, one by one. */
function evaluateSlowly(clusterOf: readonly number[], truth: readonly number[]) {
  const known = truth.flatMap((entity, record) => (entity === 0 ? [] : [record]));
  let [claimed, actual, both, precision, recall] = [0, 0, 0, 0, 0];
  for (const a of known) {
    const cluster = known.filter((b) => clusterOf[b] === clusterOf[a]);
    const entity = known.filter((b) => truth[b] === truth[a]);
    const shared = cluster.filter((b) => entity.includes(b));
    [claimed, actual, both] = [
      claimed + cluster.length - 1,
      actual + entity.length - 1,
      both + shared.length - 1,
    ];
    precision += shared.length / cluster.length / known.length;
    recall += shared.length / entity.length / known.length;
  }
  return { claimed, actual, both, precision, recall };
}

describe('evaluateNumbered', () => {
  it('gives what counting every pair and every record gives', () => {
    const record = fc.record({ cluster: fc.nat(5), entity: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), (records) => {
        const clusters = records.map(({ cluster }) => cluster);
        const truth = records.map(({ entity }) => entity);
        const slow = evaluateSlowly(clusters, truth);
        const { pairwise, bcubed } = evaluateNumbered(Int32Array.from(clusters), Int32Array.from(truth));
        expect(pairwise.precision).toBeCloseTo(slow.claimed === 0 ? 1 : slow.both / slow.claimed, 10);
        expect(pairwise.recall).toBeCloseTo(slow.actual === 0 ? 1 : slow.both / slow.actual, 10);
        if (truth.every((entity) => entity === 0)) return;
        expect(bcubed.precision).toBeCloseTo(slow.precision, 10);
        expect(bcubed.recall).toBeCloseTo(slow.recall, 10);
      }),
    );
  });

  it('leaves out records whose truth is not known', () => {
    const { known, pairwise, largestTrue } = evaluateNumbered(
      Int32Array.of(0, 0, 0, 3),
      Int32Array.of(1, 1, 0, 1),
    );
    expect({ known, pairwise, largestTrue }).toMatchObject({
      known: 3,
      pairwise: { precision: 1, recall: 1 / 3 },
      largestTrue: 3,
    });
  });
});
