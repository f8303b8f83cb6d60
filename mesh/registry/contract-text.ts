import { createHash } from 'node:crypto';
import { readContract } from '#contracts';
import type { Contract } from '#contracts';
import { parseText } from '#schemas';
import type { EntityType, Fault, SourceDocument } from '#schemas';

/** Where a version stands in a city's folder, and how it is named in faults wherever its text came from. */
export function toContractFile(dataset: string, version: string): string {
  return `contracts/${dataset.replace('.', '/')}/${version}.odcs.yaml`;
}

/** A contract that came as a text for one dataset, named as the folder would name it. */
export function toContractDocument(dataset: string, text: string): SourceDocument {
  const { version } = (parseText(text, 'x.yaml').data ?? {}) as { version?: unknown };
  const isPlain = typeof version === 'string' && /^[\w.-]{1,40}$/.test(version);
  return parseText(text, toContractFile(dataset, isPlain ? version : '1.0.0'));
}

/**
 * What makes two texts the same version: all that they say, whatever their comments, line ends and order of keys.
 * The status is left out, for a version's file says `deprecated` later in its life.
 */
export function toContentHash(document: SourceDocument): string {
  const data = document.data;
  const content = typeof data === 'object' && data !== null ? { ...data, status: undefined } : data;
  return createHash('sha256')
    .update(JSON.stringify(inOrder(content)) ?? '')
    .digest('base64url');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}

/**
 * A published version's contract again.
 * @throws RangeError when the text, right when it was published, no longer is, such as after an entity type is gone
 */
export function getContract(
  published: { readonly dataset: string; readonly version: string; readonly text: string },
  entityTypes: readonly EntityType[],
): Contract {
  const file = toContractFile(published.dataset, published.version);
  const { contract, faults } = readContract(parseText(published.text, file), entityTypes);
  if (contract) return contract;
  throw new RangeError(`${file} can no longer be read: ${toSentences(faults)}`);
}

export function toSentences(faults: readonly Fault[]): string {
  return faults.map(({ sentence }) => sentence).join(' ');
}
