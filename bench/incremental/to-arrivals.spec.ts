import { describe, expect, it } from '@jest/globals';
import type { Arrival } from './arrival.ts';
import { countExisting, toArrivals } from './to-arrivals.ts';

const make = (count: number, prefix: string): Arrival[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ kind: 'new', dataset: 'water.accounts', key: `${prefix}${index}` },
    attributes: {
      name: `张${index}`,
      phone: '13900000000',
      address: `Road ${index}`,
      birth_date: '1990-01-01',
    },
  }));

describe('the arrivals', () => {
  const heldBack = make(600, 'new');
  const stored = make(countExisting(600), 'old');
  const arrivals = toArrivals({ heldBack, stored });
  const of = (kind: Arrival['kind']) => arrivals.filter((arrival) => arrival.kind === kind);

  it('are new, changed and deleted records in the shares that are told', () => {
    expect([of('new').length, of('changed').length, of('deleted').length]).toEqual([600, 250, 150]);
  });

  it('name no record twice, new ones only where they are new', () => {
    expect(new Set(arrivals.map(({ key }) => key)).size).toBe(arrivals.length);
    expect(of('new').every(({ key }) => key.startsWith('new'))).toBe(true);
    expect([...of('changed'), ...of('deleted')].every(({ key }) => key.startsWith('old'))).toBe(true);
  });

  it('change something of a record that changes, and say nothing of one that goes', () => {
    const before = new Map(stored.map(({ key, attributes }) => [key, attributes]));
    const same = of('changed').filter(({ key, attributes }) => {
      return JSON.stringify(attributes) === JSON.stringify(before.get(key));
    });
    expect(same.length).toBeLessThan(5);
    expect(of('deleted').every((arrival) => arrival.attributes === undefined)).toBe(true);
  });
});
