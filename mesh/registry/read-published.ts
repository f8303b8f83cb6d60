import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from '#schemas';
import type { SourceDocument } from '#schemas';
import type { ContractStatus, Store } from '../store/index.ts';
import { toContractFile } from './contract-text.ts';

/** A version's place in its life, in ODCS' words. What is announced does not hold yet. */
const statuses: Record<ContractStatus, string> = {
  notice: 'proposed',
  active: 'active',
  deprecated: 'deprecated',
  retired: 'retired',
};

/**
 * The contracts as the registry has them, for the city to be read with: those that are served, and those that the
 * folder holds as well, whose status in the folder is not the one that counts. Their file is their place there.
 */
export async function readPublished(store: Store, cityDirectory: string): Promise<SourceDocument[]> {
  const versions = await store.registry.list();
  return versions.flatMap(({ dataset, version, status, text }) => {
    const file = toContractFile(dataset, version);
    const isServed = status === 'active' || status === 'deprecated';
    if (!isServed && !existsSync(join(cityDirectory, file))) return [];
    const document = parseText(text, file);
    const data = document.data as Record<string, unknown>;
    return [{ ...document, data: { ...data, status: statuses[status] } }];
  });
}
