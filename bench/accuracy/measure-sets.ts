import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { benchCache } from '../bench.config.ts';
import { prepareSplink } from '../splink/index.ts';
import { addressForms, evaluateAddresses, readAgencyRows } from './address-baseline.ts';
import { dataSets } from './data-sets.ts';
import type { Line } from './line.ts';
import { linkByHand, linkWithHub, linkWithSplink } from './link-set.ts';
import { prepareSet } from './prepare-set.ts';

export interface SetOptions {
  /** The folder of all sets. */
  readonly folder: string;
  /** Names of sets; all without it. */
  readonly only?: readonly string[];
  readonly withoutSplink: boolean;
}

/** Every set by the hub's own model, by the hand-made one and by Splink. */
export async function measureSets({ folder, only, withoutSplink }: SetOptions): Promise<Line[]> {
  if (!existsSync(folder)) {
    console.error('The real sets are left out: they are not here; CAUSEWAY_DATA says where they lie.');
    return [];
  }
  const splink = withoutSplink ? undefined : await prepareSplink();
  const lines: Line[] = [];
  for (const { name, model, read } of dataSets.filter(({ name }) => only?.includes(name) ?? true)) {
    console.error(name);
    const set = prepareSet(name, read(folder), join(benchCache, 'accuracy', name));
    lines.push(await linkWithHub(set), await linkByHand(set, model));
    if (splink) lines.push(...(await linkWithSplink(set, splink)));
    if (name === 'chicago') lines.push(...compareAddresses(folder));
  }
  return lines;
}

/** What anybody would try first on the nine agencies: rows with the same address are the same site. */
function compareAddresses(folder: string): Line[] {
  const file = join(folder, 'chicago-early-childhood', 'csv_example_input_with_true_ids.csv');
  const rows = readAgencyRows(file);
  return Object.entries(addressForms).map(([name, form]) => ({
    ...{ set: 'chicago', who: `same address, ${name}` },
    figures: evaluateAddresses(rows, form),
  }));
}
