import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { move } from './serve-taxis.ts';

const position = { terminal: 'T1', plate: '皖CT0001', lon: 117.36, lat: 32.92, speed: 0, at: '' };

describe('move', () => {
  it('never drives further than a few hundred metres, and always keeps terminal and plate', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2100-01-01') }),
        (at) => {
          const next = move(position, at);
          expect(next).toMatchObject({ terminal: 'T1', plate: '皖CT0001', at: at.toISOString() });
          expect(Math.abs(next.lon - position.lon)).toBeLessThanOrEqual(0.002_001);
          expect(Math.abs(next.lat - position.lat)).toBeLessThanOrEqual(0.002_001);
        },
      ),
    );
  });
});
