import { majorOf, readContract, type Contract } from '#contracts';
import { CausewayError, parseText, showFault } from '#schemas';
import { editDocument } from './edit-document.ts';
import { listChanges } from './list-changes.ts';
import { matchFields } from './match-fields.ts';
import type { NextContractDraft, NextContractQuestion } from './next-contract.ts';
import { toTranslation } from './to-translation.ts';

/**
 * The next version of a contract whose system has changed: the same document with fields renamed, retyped, added and
 * removed as the rows show it, with a comment for each change, and a translation where it can be told.
 * @throws CausewayError CITY_INVALID for a contract that is none
 */
export function draftNextContract({
  contractText,
  rows,
  kept = [],
}: NextContractQuestion): NextContractDraft {
  const contract = readCurrent(contractText);
  const matched = matchFields(contract, rows, kept);
  const changes = listChanges(matched);
  const version = toNextVersion(
    contract.version,
    changes.map(({ what }) => what),
  );
  const translation =
    majorOf(version) === majorOf(contract.version) ? undefined : toTranslation(contract, matched);
  const text = editDocument({ contractText, contract, matched, changes, version, translation });
  return { text, version, changes, ...(translation === undefined ? {} : { translation }) };
}

/** Entities are not looked up here: their names are taken as they stand. */
function readCurrent(text: string): Contract {
  const document = parseText(text, 'contract.odcs.yaml');
  const entities = [...text.matchAll(/^\s*-?\s*entity:\s*["']?([\w-]+)/gm)].map(([, name = '']) => name);
  const { contract, faults } = readContract(document, [], entities);
  if (contract !== undefined) return contract;
  throw new CausewayError('CITY_INVALID', { count: faults.length, said: faults.map(showFault).join('\n') });
}

/** Major where a reader of the old version would miss something, else minor. */
function toNextVersion(version: string, whats: readonly string[]): string {
  const [major = 1, minor = 0] = version.split('.').map(Number);
  const isMajor = whats.some((what) => what !== 'added' && what !== 'optional');
  return isMajor || whats.includes('optional') ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}
