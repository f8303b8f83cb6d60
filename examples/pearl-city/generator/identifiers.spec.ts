import { describe, expect, it } from '@jest/globals';
import { isCreditCode, isPlate, isVin, vinCheckMatches } from '#schemas';
import fc from 'fast-check';
import { toCreditCode, toPlate, toVin } from './identifiers.ts';
import { Random } from './random.ts';

const number = fc.nat({ max: 150_000 });

describe('synthetic identifiers', () => {
  it('credit codes are valid and never repeat, those of village collectives too', () => {
    fc.assert(
      fc.property(fc.constantFrom('91', '92', 'N2'), number, number, (head, one, other) => {
        const code = toCreditCode(head, '340321', one);
        expect(isCreditCode(code)).toBe(true);
        if (one !== other) expect(code.slice(8)).not.toBe(toCreditCode(head, '340321', other).slice(8));
      }),
    );
  });

  it('plates are of Bengbu, well formed and never repeat', () => {
    fc.assert(
      fc.property(
        fc.record({ isElectric: fc.boolean(), isHeavy: fc.boolean() }),
        number,
        number,
        (vehicle, one, other) => {
          const plate = toPlate(one, vehicle);
          expect(isPlate(plate)).toBe(true);
          expect(plate).toHaveLength(vehicle.isElectric ? 8 : 7);
          if (one !== other) expect(plate).not.toBe(toPlate(other, vehicle));
        },
      ),
    );
  });

  it('VINs carry their check digit', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 2005, max: 2030 }), (one, year) => {
        const vin = toVin(new Random(one), { maker: 'LSV', year, number: one });
        expect(isVin(vin) && vinCheckMatches(vin)).toBe(true);
      }),
    );
  });
});
