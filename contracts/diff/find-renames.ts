import { editDistance } from '#schemas';
import type { ContractField } from '../contract.ts';

/** Below this two names are strangers. */
const nearEnough = 0.6;

/** Of the fields that are gone, which new one of the same type each is likely to be now; each new one once. */
export function findRenames(
  gone: readonly ContractField[],
  added: readonly ContractField[],
): Map<string, string> {
  const pairs = gone
    .flatMap((field) => added.map((other) => ({ field, other, likeness: likenessOf(field, other) })))
    .filter(({ likeness }) => likeness >= nearEnough)
    .sort((a, b) => b.likeness - a.likeness);
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  for (const { field, other } of pairs) {
    if (renames.has(field.name) || taken.has(other.name)) continue;
    renames.set(field.name, other.name);
    taken.add(other.name);
  }
  return renames;
}

function likenessOf(field: ContractField, other: ContractField): number {
  if (field.type !== other.type) return 0;
  const isSameWord = field.businessName !== undefined && field.businessName === other.businessName;
  const isSameText = field.description !== undefined && field.description === other.description;
  if (isSameWord || isSameText) return 1;
  const [a, b] = [plain(field.name), plain(other.name)];
  if (a === b) return 1;
  const shared = sharedWords(wordsOf(field.name), wordsOf(other.name));
  return Math.max(shared, 1 - editDistance(a, b) / Math.max(a.length, b.length));
}

function plain(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

/** `idNo`, `id_no` and `ID-NO` as id, no. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => word !== '');
}

/** The share of words that both have. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  const both = a.filter((word) => b.includes(word)).length;
  return both / Math.max(a.length, b.length, 1);
}
