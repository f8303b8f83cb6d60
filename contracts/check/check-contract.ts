import { checkAuthority } from './check-authority.ts';
import { checkFields } from './check-fields.ts';
import { checkFormats } from './check-formats.ts';
import { checkHead } from './check-head.ts';
import type { CheckedAgainst } from './checked-against.ts';
import { checkKeys } from './check-keys.ts';
import { checkLists } from './check-lists.ts';
import { checkPatterns } from './check-patterns.ts';
import { checkQuality } from './check-quality.ts';
import { checkRanges } from './check-ranges.ts';
import { checkRelationships } from './check-relationships.ts';
import { checkRetention } from './check-retention.ts';
import { checkSharing } from './check-sharing.ts';
import { checkSla } from './check-sla.ts';
import { checkTranslations } from './check-translations.ts';
import { checkValues } from './check-values.ts';
import type { Findings } from './findings.ts';

const checks: readonly ((findings: Findings, against: CheckedAgainst) => void)[] = [
  checkHead,
  checkLists,
  checkKeys,
  checkFields,
  checkFormats,
  checkPatterns,
  checkRanges,
  checkValues,
  checkSla,
  checkQuality,
  checkRelationships,
  checkSharing,
  checkRetention,
  checkAuthority,
  checkTranslations,
];

/** Every check of the room; what they find is in `findings`. */
export function checkContract(findings: Findings, against: CheckedAgainst): void {
  for (const check of checks) check(findings, against);
}
