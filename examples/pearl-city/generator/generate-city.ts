import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AddressBook } from './address.ts';
import { type Block, makeBlock } from './city/block.ts';
import { toBlockCount } from './city/block-size.ts';
import { Clerk, type ErrorAccounts } from './errors/clerk.ts';
import { Divisions } from './divisions.ts';
import { CityWriter } from './output/city-writer.ts';
import { ResidentNumbers } from './people/resident-numbers.ts';
import { Random } from './random.ts';
import { markPaidAfterDeath } from './registers/social-security.ts';
import { markDrivesOn } from './registers/transport.ts';

export interface CityOptions {
  /** Folder that receives registers/, drop/, truth/ and, last of all, complete.json. */
  out: string;
  /** 1 is about 20,000 persons; fractions are rounded to hundredths. */
  scale?: number;
  seed?: number;
  onProgress?: (done: number, total: number) => void;
}

/** What complete.json says. `counts` is rows per dataset, entities' truth and contradictions. */
export interface CitySummary {
  seed: number;
  scale: number;
  counts: Record<string, number>;
}

/** What two registers must know of one another is decided before either is written. */
function plantContradictions(block: Block, accounts: ErrorAccounts): void {
  const { seed, number } = block;
  const pensions = new Random(seed, 'pensions paid on', number);
  markPaidAfterDeath(new Clerk(pensions, accounts, 'social-security.pensions'), block.persons);
  const vehicles = new Random(seed, 'vehicles driving on', number);
  markDrivesOn(new Clerk(vehicles, accounts, 'transport.operating-vehicles'), block);
}

/**
 * Makes the synthetic city. The same seed and scale give the same bytes; a larger scale begins with the same people.
 * Throws RangeError for a scale that is not above 0, and the file system's errors.
 */
export async function generateCity({
  out,
  scale = 1,
  seed = 1,
  onProgress,
}: CityOptions): Promise<CitySummary> {
  if (!(scale > 0)) throw new RangeError('scale must be a number above 0');
  const total = toBlockCount(scale);
  const accounts: ErrorAccounts = new Map();
  const tools = { addresses: new AddressBook(new Divisions()), numbers: new ResidentNumbers(), accounts };
  const writer = new CityWriter(out, accounts);
  for (let number = 0; number < total; number += 1) {
    const block = makeBlock(String(seed), number, tools);
    plantContradictions(block, accounts);
    writer.writeBlock(block);
    onProgress?.(number + 1, total);
    await setImmediate();
  }
  await writer.close();
  const summary = { seed, scale, counts: writer.counts };
  writeFileSync(join(out, 'complete.json'), `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}
