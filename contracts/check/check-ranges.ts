import { parseInstant } from '#schemas';
import type { OdcsProperty } from '../odcs/index.ts';
import { checkIntegers } from './check-integers.ts';
import type { Findings } from './findings.ts';
import { listFields, type VisitedField } from './visit-fields.ts';

const counts = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;
const lows = ['minimum', 'exclusiveMinimum'] as const;
const moments: readonly unknown[] = ['date', 'timestamp', 'time'];
const highs = ['maximum', 'exclusiveMaximum'] as const;

/** Limits between which no value lies, and limits that are none. */
export function checkRanges(findings: Findings): void {
  for (const visited of listFields(findings.data)) {
    checkCounts(findings, visited);
    checkLimits(findings, visited);
    checkIntegers(findings, visited);
  }
}

function checkCounts(findings: Findings, { field, path }: VisitedField): void {
  const options = field.logicalTypeOptions;
  for (const [low, high] of counts) {
    const [least, most] = [options?.[low], options?.[high]];
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) continue;
    findings.fault([...path, 'logicalTypeOptions', low], tooHigh(low, least, [high, most]));
  }
  if (options?.maxLength === 0)
    findings.fault(
      [...path, 'logicalTypeOptions', 'maxLength'],
      'maxLength 0 leaves room for no text at all.',
    );
}

function checkLimits(findings: Findings, { field, path }: VisitedField): void {
  const options = field.logicalTypeOptions ?? {};
  const at = (name: string): (string | number)[] => [...path, 'logicalTypeOptions', name];
  for (const name of [...lows, ...highs]) {
    const limit = options[name];
    if (typeof limit === 'number' && !Number.isFinite(limit))
      findings.fault(at(name), `${name} must be a number that can be written down; found ${limit}.`);
    if (
      typeof limit === 'string' &&
      moments.includes(field.logicalType) &&
      toNumber(field, limit) === undefined
    )
      findings.fault(at(name), `"${limit}" is no ${field.logicalType}: ${name} must be one.`);
  }
  for (const low of lows) {
    for (const high of highs) {
      const [least, most] = [options[low], options[high]];
      if (least === undefined || most === undefined) continue;
      const [from, to] = [toNumber(field, least), toNumber(field, most)];
      const isOpen = low === 'exclusiveMinimum' || high === 'exclusiveMaximum';
      if (from === undefined || to === undefined || from < to || (from === to && !isOpen)) continue;
      findings.fault(at(low), tooHigh(low, least, [high, most]));
    }
  }
}

function tooHigh(low: string, least: unknown, [high, most]: [string, unknown]): string {
  const word = least === most ? 'leaves nothing below' : 'is above';
  return `${low} ${String(least)} ${word} ${high} ${String(most)}: no value could fit.`;
}

/** A limit as a number that can be compared with others of its field. */
function toNumber({ logicalType }: OdcsProperty, limit: string | number): number | undefined {
  if (typeof limit === 'number') return Number.isFinite(limit) ? limit : undefined;
  if (logicalType === 'time') return timeOf(limit);
  if (logicalType !== 'date' && logicalType !== 'timestamp') return undefined;
  const instant = parseInstant(limit);
  return instant === undefined ? undefined : Date.parse(instant);
}

function timeOf(text: string): number | undefined {
  const [, hours, minutes, seconds = '0'] = /^(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59) return undefined;
  return (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
}
