import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareContracts, compareVersions, majorOf } from '#contracts';
import type { Contract } from '#contracts';
import { parseText } from '#schemas';
import type { DatasetId, EntityType, Fault } from '#schemas';
import type { ContractVersion, Store } from '../store/index.ts';
import { getContract, toContentHash } from './contract-text.ts';
import { activate } from './enact.ts';
import type { Enactment } from './enact.ts';
import { addDays, usualDays } from './schedule.ts';
import { findActive } from './succession.ts';

/** A city's contracts as its folder has them, every version. */
export interface CityFolder {
  readonly directory: string;
  readonly contracts: readonly Contract[];
  readonly entityTypes: readonly EntityType[];
}

/** Who published what stands in the folder: whoever runs the hub. */
export const folderName = 'city folder';

/**
 * Enters the folder's contracts into the registry at the start of a hub. What the registry knows with the same
 * content is left alone; the newest active version of the folder that it does not know becomes the active one.
 * @returns a fault for each file whose version was published with other content, or whose number is too small
 */
export async function registerCityFolder(
  store: Store,
  folder: CityFolder,
  now = new Date(),
): Promise<Fault[]> {
  const byDataset = Map.groupBy(folder.contracts, ({ dataset }) => dataset);
  const faults: Fault[] = [];
  for (const [dataset, contracts] of byDataset) {
    const inOrder = contracts.toSorted((a, b) => compareVersions(a.version, b.version));
    faults.push(...(await registerDataset(store, { ...folder, contracts: inOrder }, { dataset, now })));
  }
  return faults;
}

function registerDataset(
  store: Store,
  folder: CityFolder,
  { dataset, now }: { readonly dataset: DatasetId; readonly now: Date },
): Promise<Fault[]> {
  return store.registry.change(dataset, async (ledger) => {
    const faults: Fault[] = [];
    for (const contract of folder.contracts) {
      if (contract.status === 'draft' || contract.status === 'proposed') continue;
      const text = readFileSync(join(folder.directory, contract.file), 'utf8');
      const hash = toContentHash(parseText(text, contract.file));
      const known = (await ledger.list()).find(({ version }) => version === contract.version);
      if (known && known.hash !== hash) faults.push(toChangedFault(contract, known));
      if (known) continue;
      const enactment = { ledger, entityTypes: folder.entityTypes, now };
      const small = findNumberFault(contract, await ledger.list(), folder.entityTypes);
      if (small) faults.push(small);
      else await register(enactment, contract, { text, hash });
    }
    return faults;
  });
}

async function register(
  enactment: Enactment,
  contract: Contract,
  { text, hash }: { readonly text: string; readonly hash: string },
): Promise<void> {
  const { ledger, now } = enactment;
  const { dataset, version } = contract;
  const active = findActive(await ledger.list());
  const isNewest = !active || compareVersions(version, active.version) > 0;
  const becomesActive = contract.status === 'active' && isNewest;
  const ends = contract.status === 'retired' || (active && majorOf(active.version) === majorOf(version));
  const status = becomesActive ? 'notice' : ends && !isNewest ? 'retired' : toLater(contract);
  await ledger.register({
    ...{ dataset, version, text, hash, status, publishedAt: now, activeFrom: now },
    deprecatedAt: status === 'deprecated' ? now : null,
    retireAfter: status === 'deprecated' ? addDays(now, usualDays.grace) : null,
    retiredAt: status === 'retired' ? now : null,
    ...{ publishedBy: folderName, report: null },
  });
  if (becomesActive) await activate(enactment, version);
}

function toLater({ status }: Contract): 'deprecated' | 'retired' {
  return status === 'retired' ? 'retired' : 'deprecated';
}

function toChangedFault({ dataset, version, file }: Contract, known: ContractVersion): Fault {
  const day = known.publishedAt.toISOString().slice(0, 10);
  const sentence = `Version ${version} of ${dataset} was published on ${day} with other content, and a published version never changes: put that file back, and write the change into a file of the next version.`;
  return { file, line: 1, field: 'version', sentence };
}

/** The folder's word is obeyed without notice, but not without a right number: readers go by it. */
function findNumberFault(
  contract: Contract,
  versions: readonly ContractVersion[],
  entityTypes: readonly EntityType[],
): Fault | undefined {
  const active = findActive(versions);
  if (!active || contract.status !== 'active' || compareVersions(contract.version, active.version) < 0)
    return undefined;
  const { required, changes } = compareContracts(getContract(active, entityTypes), contract);
  if (compareVersions(contract.version, required) >= 0) return undefined;
  const why = changes.find(({ severity }) => severity === 'breaking')?.sentence ?? 'The content differs.';
  const sentence = `${contract.version} is too small a step from ${active.version}: ${why} Rename it to ${required} at least.`;
  return { file: contract.file, line: 1, field: 'version', sentence };
}
