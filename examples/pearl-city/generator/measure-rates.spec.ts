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
    await generateCity({ out, scale: 0.3, seed: 7 });
    measured = await measureRates(out);
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it('in every register that shows an error, within four standard deviations below and half as much again above', () => {
    const wrong = measured.filter((one) => {
      const rate = findExpected(one);
      const deviation = Math.sqrt(one.rows * rate * (1 - rate));
      const isTooClean = one.found < one.rows * rate - 4 * deviation;
      const isTooDirty = one.found > one.rows * rate * 1.5 + 4 * deviation;
      return Number.isNaN(rate) || isTooClean || isTooDirty;
    });
    expect(wrong).toEqual([]);
  });

  it('and over all registers no error is rarer than the issue demands', () => {
    for (const error of Object.keys(expected).filter((name) => name !== 'double')) {
      const ofError = measured.filter((one) => one.error === error);
      const found = ofError.reduce((sum, one) => sum + one.found, 0);
      const rows = ofError.reduce((sum, one) => sum + one.rows, 0);
      expect({ error, isMet: found / rows >= (expected[error] ?? NaN) }).toEqual({ error, isMet: true });
    }
  });

  it('measures every rate in at least one register', () => {
    const names = new Set(measured.map((one) => one.error));
    expect([...Object.keys(expected), 'resident-id-missing'].filter((error) => !names.has(error))).toEqual(
      [],
    );
  });
});
