/** How dirty the registers are at least: shares of records, as issue 2 demands them. */
export const rates = {
  residentIdMissing: {
    'public-security': 0,
    'social-security': 0.05,
    'civil-affairs': 0.15,
    health: 0.3,
    water: 0.6,
    'market-supervision': 0.05,
    taxation: 0.15,
  } as Record<string, number>,
  /** Only the anti-theft tags: sellers register them, and some do not ask for a number. */
  residentIdMissingOnTags: 0.1,
  residentIdOneWrongDigit: 0.01,
  residentIdFifteenDigits: 0.03,
  nameHomophoneOrLookAlike: 0.04,
  nameOtherScriptOrSpacing: 0.02,
  birthDateDiffers: 0.02,
  sexDiffers: 0.005,
  maritalStatusDiffers: 0.015,
  lifeStatusDiffers: 0.04,
  addressSpelledDifferently: 0.4,
  addressOutOfDate: 0.15,
  telephoneMissing: 0.3,
  telephoneOutOfDate: 0.2,
  doubledWithinRegister: 0.015,
  creditCodeMissing: 0.1,
  oldCompanyName: 0.06,
  legalFormSpelledDifferently: 0.25,
  oldRepresentative: 0.03,
  capitalDiffers: 0.03,
  vinMissing: 0.08,
  platePassedOn: 0.03,
  statusContradiction: 0.005,
  contractBroken: 0.003,
};

/** The rates are minima: what is planted is a little more, so that chance does not fall below them. */
const margin = 1.1;

export function plantedShare(rate: number): number {
  return rate * margin;
}

/** Share of people born before 2000: only they ever had a number of 15 digits. */
export const bornBefore2000 = 0.7;
/** Share of pensions whose owner is dead. */
export const deadPensioners = 0.2;
/** Share of operating vehicles that belong to a revoked carrier: two of twenty in every second block. */
export const vehiclesOfRevoked = 0.05;
