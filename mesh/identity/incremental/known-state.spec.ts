import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEdge } from '../../store/index.ts';
import { KnownState } from './known-state.ts';

const people = 8;
const person = fc.nat(people - 1);
const edge = fc
  .tuple(person, person, fc.nat(9))
  .filter(([a, b]) => a !== b)
  .map(([a, b, weight]): StoredEdge => ({ a: Math.min(a, b), b: Math.max(a, b), weight }));
const edges = fc.uniqueArray(edge, { selector: ({ a, b }) => `${a} ${b}`, maxLength: 20 });

/** The state itself, all of it asked anew each time. */
function toSession(stored: StoredEdge[]) {
  let asked = 0;
  const touches = (numbers: readonly number[]) => (one: StoredEdge) =>
    numbers.includes(one.a) || numbers.includes(one.b);
  return {
    get asked() {
      return asked;
    },
    readRecords: () => Promise.resolve([]),
    edges: {
      edgesOf: (numbers: readonly number[]) => {
        asked += 1;
        return Promise.resolve(stored.filter(touches(numbers)));
      },
      remove: (numbers: readonly number[]) => {
        const gone = stored.filter(touches(numbers));
        stored = stored.filter((one) => !gone.includes(one));
        return Promise.resolve(gone);
      },
      add: (more: readonly StoredEdge[]) => Promise.resolve(void (stored = [...stored, ...more])),
    },
  };
}

const sort = (found: readonly StoredEdge[]) =>
  [...new Set(found.map(({ a, b, weight }) => `${a} ${b} ${weight}`))].sort();

describe('what one linkage knows of the state', () => {
  it('is always what the state would say, also after it has changed edges', async () => {
    const question = fc.record({ touched: fc.uniqueArray(person), later: fc.array(fc.uniqueArray(person)) });
    const asking = fc.asyncProperty(edges, edges, question, async (before, made, { touched, later }) => {
      const session = toSession(before);
      const state = new KnownState(session);
      const held = made.filter(({ a, b }) => touched.includes(a) || touched.includes(b));
      await state.edgesOf(later[0] ?? []);
      await state.replaceEdges(touched, held);
      for (const numbers of later)
        expect(sort(await state.edgesOf(numbers))).toEqual(sort(await session.edges.edgesOf(numbers)));
    });
    await fc.assert(asking);
  });

  it('is asked for once', async () => {
    const session = toSession([{ a: 1, b: 2, weight: 3 }]);
    const state = new KnownState(session);
    await state.edgesOf([1, 2]);
    await state.edgesOf([2]);
    expect(session.asked).toBe(1);
  });
});
