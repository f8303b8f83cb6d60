import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rates } from './error-rates.ts';
import { generateCity } from './generate-city.ts';
import { type MeasuredRate, measureRates } from './measure-rates.ts';

const expected: Record<string, number> = {
  'resident-id-15-digits': rates.residentIdFifteenDigits,
  'resident-id-wrong-digit': rates.residentIdOneWrongDigit,
  'name-homophone-or-look-alike': rates.nameHomophoneOrLookAlike,
  'name-script-or-spacing': rates.nameOtherScriptOrSpacing,
  'birth-date': rates.birthDateDiffers,
  'telephone-missing': rates.telephoneMissing,
  'telephone-old': rates.telephoneOutOfDate,
  'address-old': rates.addressOutOfDate,
  'address-spelling': rates.addressSpelledDifferently,
  'credit-code-missing': rates.creditCodeMissing,
  'old-company-name': rates.oldCompanyName,
  'legal-form': rates.legalFormSpelledDifferently,
  'vin-missing': rates.vinMissing,
  'plate-passed-on': rates.platePassedOn,
  double: rates.doubledWithinRegister,
};

const noDoubles = /^public-security\.|taxi-positions/;

function findExpected({ dataset, error }: MeasuredRate): number {
  if (error === 'resident-id-missing') {
    const department = dataset.split('.')[0] ?? '';
    return dataset === 'public-security.tags'
      ? rates.residentIdMissingOnTags
      : (rates.residentIdMissing[department] ?? NaN);
  }
  return error === 'double' && noDoubles.test(dataset) ? 0 : (expected[error] ?? NaN);
}

describe('the registers are as dirty as the error model says', () => {
  const out = mkdtempSync(join(tmpdir(), 'pearl-city-rates-'));
  let measured: MeasuredRate[] = [];

  beforeAll(async () => {
    await generateCity({ out, scale: 0.2, seed: 7 });
    measured = await measureRates(out);
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('in every register that shows an error: never less, and at most a fifth more', () => {
    const wrong = measured.filter((one) => {
      const demanded = one.rows * findExpected(one);
      // Two rows either way: errors fall at random places, and rows that break their contract are not counted.
      return !(one.found >= demanded - 2 && one.found <= demanded * 1.2 + 2);
    });
    expect(wrong).toEqual([]);
  });

  it('measures every rate in at least one register', () => {
    const names = new Set(measured.map((one) => one.error));
    expect([...Object.keys(expected), 'resident-id-missing'].filter((error) => !names.has(error))).toEqual(
      [],
    );
  });
});
