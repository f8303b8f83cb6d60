import type { DocumentPath } from '#schemas';
import type { Sharing } from '../contract.ts';
import { findCustomProperty, isBlock } from '../odcs/index.ts';
import type { Findings } from './findings.ts';
import { findPersonalSign, type PersonalSign } from './personal-sign.ts';
import type { CheckedAgainst } from './checked-against.ts';

/** What Decree 809, article 14, counts as a ground: a law, an administrative regulation, a State Council decision. */
const grounds =
  /\b(?:laws?|acts?|code|constitution|regulations?|decree|state council)\b|(?<!办)法|条例|国务院/iu;
const noGrounds = /\bby-?laws?\b|\binternal\b|内部/giu;

/** Decree 809, articles 14 and 15: what each sharing class must say, and which class personal data never have. */
export function checkSharing(findings: Findings, against: CheckedAgainst): void {
  const found = findCustomProperty(findings.data.customProperties, 'causewaySharing');
  const sign = findPersonalSign(findings.data, against.entityTypes);
  if (found === undefined) {
    findings.note(
      ['customProperties'],
      'causewaySharing is missing: say unconditional, conditional or not-shared (Decree 809, article 14).',
    );
    return;
  }
  if (!isBlock(found.value)) return;
  const sharing = found.value as unknown as Sharing;
  const path = ['customProperties', found.index, 'value'];
  if (sharing.class === 'not-shared') checkNotShared(findings, sharing, path);
  if (sharing.class === 'conditional') checkConditional(findings, sharing, path);
  if (sharing.class === 'unconditional') checkUnconditional(findings, sharing, path);
  checkPersonal(findings, { sharing, sign, path });
}

function checkNotShared(findings: Findings, { basis, reason }: Sharing, path: DocumentPath): void {
  const what = 'a law, an administrative regulation or a State Council decision (Decree 809, article 14)';
  if (!isSaid(basis)) findings.fault(path, `What is not shared must cite in "basis" ${what}.`);
  else if (!grounds.test(basis.replace(noGrounds, '')))
    findings.fault([...path, 'basis'], `"${basis}" is no ground for not sharing: cite ${what}.`);
  if (!isSaid(reason))
    findings.fault(path, 'What is not shared must say why in "reason" (Decree 809, article 14).');
}

function checkConditional(findings: Findings, { scope, use }: Sharing, path: DocumentPath): void {
  if (!isSaid(scope))
    findings.fault(
      path,
      'What is shared on conditions must list in "scope" who may have it (Decree 809, article 15).',
    );
  if (!isSaid(use))
    findings.fault(
      path,
      'What is shared on conditions must list in "use" what it may be used for (Decree 809, article 15).',
    );
}

function checkUnconditional(findings: Findings, sharing: Sharing, path: DocumentPath): void {
  for (const name of ['scope', 'use', 'reason'] as const)
    if (sharing[name] !== undefined)
      findings.fault(
        [...path, name],
        `Unconditional sharing knows no "${name}": take it out, or make the class conditional.`,
      );
}

interface Personal {
  sharing: Sharing;
  sign: PersonalSign | undefined;
  path: DocumentPath;
}

function checkPersonal(findings: Findings, { sharing, sign, path }: Personal): void {
  if (sharing.personal === false && sign?.isSure === true)
    findings.fault(
      [...path, 'personal'],
      `The data are personal, since ${sign.sentence}: say personal: true.`,
    );
  const isPersonal =
    sharing.personal === true || sign?.isSure === true || (sign !== undefined && sharing.personal !== false);
  if (sharing.class !== 'unconditional' || !isPersonal) return;
  const why = sign === undefined ? 'it says so itself' : sign.sentence;
  const mend =
    sign === undefined || sign.isSure
      ? 'make the class conditional'
      : 'make the class conditional, or say personal: false if it concerns no person';
  findings.fault(
    [...path, 'class'],
    `Personal data are never shared unconditionally, and this dataset is personal, since ${why}: ${mend}.`,
  );
}

function isSaid(text: unknown): text is string {
  return typeof text === 'string' && text.trim() !== '';
}
