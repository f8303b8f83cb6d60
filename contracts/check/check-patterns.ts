import type { DocumentPath } from '#schemas';
import { findPatternLengths, isCatastrophic } from '../pattern/index.ts';
import type { Findings } from './findings.ts';
import { listFields, type VisitedField } from './visit-fields.ts';

const longest = 2000;

/** Patterns that cannot be read, that could hang the hub, or that no allowed length fits. */
export function checkPatterns(findings: Findings): void {
  for (const visited of listFields(findings.data)) {
    const pattern = visited.field.logicalTypeOptions?.pattern;
    if (typeof pattern !== 'string') continue;
    const path = [...visited.path, 'logicalTypeOptions', 'pattern'];
    if (checkPattern(findings, path, pattern)) checkLengths(findings, visited, pattern);
  }
}

/** Whether the pattern is a sound one. */
export function checkPattern(findings: Findings, path: DocumentPath, pattern: string): boolean {
  if (pattern.length > longest) {
    findings.fault(path, `A pattern of ${pattern.length} characters cannot be checked: write a shorter one.`);
    return false;
  }
  if (!isReadable(pattern)) {
    findings.fault(
      path,
      `"${pattern}" is no valid regular expression: look for an unclosed bracket or a stray backslash.`,
    );
    return false;
  }
  if (!isCatastrophic(pattern)) return true;
  findings.fault(
    path,
    `"${pattern}" is catastrophic: a text of thirty characters that does not fit would keep the hub busy for minutes; a repetition stands inside another over the same characters, so take one of them out.`,
  );
  return false;
}

function isReadable(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

function checkLengths(findings: Findings, { field, path }: VisitedField, pattern: string): void {
  const { minLength = 0, maxLength = Infinity } = field.logicalTypeOptions ?? {};
  const lengths = findPatternLengths(pattern);
  if (lengths === undefined) return;
  if (lengths.least > maxLength)
    findings.fault(
      [...path, 'logicalTypeOptions', 'maxLength'],
      `maxLength ${maxLength} is below the ${lengths.least} characters that the pattern asks for: no text could fit.`,
    );
  if (lengths.most < minLength)
    findings.fault(
      [...path, 'logicalTypeOptions', 'minLength'],
      `minLength ${minLength} is above the ${lengths.most} characters that the pattern allows: no text could fit.`,
    );
}
