/** Every dataset that the departments' legacy systems hold, in the order in which a block is written. */
import { deaths } from './deaths.ts';
import { enterprises } from './enterprises.ts';
import type { Register } from './entry.ts';
import { residents } from './health.ts';
import { marriages } from './marriages.ts';
import { population } from './population.ts';
import { socialAid } from './social-aid.ts';
import { insured, pensions } from './social-security.ts';
import { cameras, facilities, videoPoints } from './street-devices.ts';
import { tags } from './tags.ts';
import { taxpayers } from './taxpayers.ts';
import { hotlineCases, operatingVehicles, taxiPositions, weighings } from './transport.ts';
import { vehicles } from './vehicles.ts';
import { waterAccounts } from './water-accounts.ts';

export const registers: readonly Register[] = [
  population,
  vehicles,
  cameras,
  tags,
  marriages,
  deaths,
  socialAid,
  insured,
  pensions,
  residents,
  enterprises,
  taxpayers,
  operatingVehicles,
  weighings,
  hotlineCases,
  taxiPositions,
  waterAccounts,
  facilities,
  videoPoints,
];
