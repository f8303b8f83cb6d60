import { describe, expect, it } from '@jest/globals';
import { isResidentId, residentIdCheckDigit, toResidentId } from '#schemas';
import fc from 'fast-check';
import { AddressBook, formatAddress } from '../address.ts';
import { toDay } from '../calendar.ts';
import { Divisions } from '../divisions.ts';
import { drawGivenName, drawMinorityName, drawSurname } from '../people/person-name.ts';
import { Random } from '../random.ts';
import { cohorts, toWeightedPairs } from '../tables/given-names.ts';
import { findVariants, plainForm } from './character-variants.ts';
import { respellAddress, withFormerRoad } from './disturb-address.ts';
import { respellEnterpriseName } from './disturb-enterprise-name.ts';
import { mistype, toFifteenDigits } from './disturb-identifier.ts';
import { misspellName, respellName } from './disturb-name.ts';
import { differBirth } from './observe-person.ts';

const seeds = fc.integer();
const years = fc.integer({ min: 1925, max: 2026 });
const sexes = fc.constantFrom('male' as const, 'female' as const);
const addresses = new AddressBook(new Divisions());

function drawAnyName(random: Random, sex: 'male' | 'female', year: number): string {
  if (random.chance(0.1)) return drawMinorityName(random, sex).name;
  return drawSurname(random) + drawGivenName(random, sex, year);
}

describe('the error model', () => {
  it('a misspelled name is always another name, one in other script or spacing always the same', () => {
    fc.assert(
      fc.property(seeds, sexes, years, (seed, sex, year) => {
        const random = new Random(seed);
        const name = drawAnyName(random, sex, year);
        expect(plainForm(misspellName(random, name))).not.toBe(plainForm(name));
        const respelled = respellName(random, name);
        expect(respelled).not.toBe(name);
        expect(plainForm(respelled)).toBe(plainForm(name));
      }),
      { numRuns: 2000 },
    );
  });

  it('every character of a given name has one that sounds or looks like it', () => {
    const tables = Object.values(cohorts).flatMap((bySex) => Object.values(bySex));
    const pairs = tables.flatMap(({ first, last }) => [...toWeightedPairs(first), ...toWeightedPairs(last)]);
    const alone = new Set(
      pairs.map(([character]) => character).filter((character) => findVariants(character).length === 0),
    );
    expect([...alone]).toEqual([]);
  });

  it('a mistyped resident id is never valid, and its 15 digits lead back to it', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1921, max: 1999 }),
        fc.nat({ max: 999 }),
        (seed, year, sequence) => {
          const body = `340302${year}0117${String(sequence).padStart(3, '0')}`;
          const id = body + residentIdCheckDigit(body);
          expect(isResidentId(mistype(new Random(seed), id))).toBe(false);
          expect(toResidentId(toFifteenDigits(id))).toBe(id);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('an address in another spelling is never the standard one, and the former road is another', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = new Random(seed);
        const address = random.chance(0.5) ? addresses.drawHome(random) : addresses.drawStreet(random);
        expect(respellAddress(random, address)).not.toBe(formatAddress(address));
        if (address.kind !== 'rural')
          expect(formatAddress(withFormerRoad(address))).not.toBe(formatAddress(address));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '蚌埠市恒源商贸有限公司',
    '安徽鑫达粮油有限公司蚌埠分公司',
    '怀远县河溜镇王庄村股份经济合作社',
    '蚌山区王记超市',
    '蚌埠华通物流股份有限公司',
  ])('spells the legal form of %s in another way', (name) => {
    for (let seed = 0; seed < 50; seed += 1)
      expect(respellEnterpriseName(new Random(seed), name)).not.toBe(name);
  });

  it('another birth date is a real one', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: toDay(1921, 1, 1), max: toDay(2026, 9, 30) }), (seed, birth) => {
        const other = differBirth(new Random(seed), birth);
        expect(Number.isInteger(other)).toBe(true);
        expect(other).not.toBe(birth);
      }),
      { numRuns: 1000 },
    );
  });
});
