import type { DocumentPath } from '#schemas';
import { asList, findCustomProperty, findSlaSeconds, isBlock, type OdcsDocument } from '../odcs/index.ts';
import { findPeriodDays, type LegalFloor } from '../retention/index.ts';
import type { CheckedAgainst } from './checked-against.ts';
import type { Findings } from './findings.ts';

/** By their names, where a contract does not say in `records` what it keeps. */
const tellingNames: readonly [RegExp, string][] = [
  [/anti-?terror|counter-?terror|反恐/iu, 'anti-terror-video'],
  [
    /video[-_ ]?(?:recordings?|footage|archives?|files?)|surveillance[-_ ]footage|cctv[-_ ]?footage|视频(?:录像|图像|资料)|监控录像/iu,
    'public-video',
  ],
  [/(?:network|access|firewall|web)[-_ ]?logs?\b|(?:网络|访问|上网)日志/iu, 'network-log'],
  [/impact[-_ ]assessments?|影响评估/iu, 'impact-assessment'],
];

/** How long records are kept: a floor below the law's is a fault, and so is what cannot be kept at all. */
export function checkRetention(findings: Findings, { floors }: CheckedAgainst): void {
  const { data } = findings;
  const found = findCustomProperty(data.customProperties, 'causewayRetention');
  const rule = isBlock(found?.value) ? found.value : undefined;
  const path = ['customProperties', found?.index ?? 0, 'value'];
  const kind = typeof rule?.records === 'string' ? rule.records : findTellingKind(data);
  const legal = kind !== undefined && Object.hasOwn(floors, kind) ? floors[kind] : undefined;
  if (found === undefined)
    findings.note(
      ['customProperties'],
      'causewayRetention is missing: say how long the records are kept, and from when.',
    );
  if (rule !== undefined) checkPeriods(findings, { rule, path, legal });
  checkSlaRetention(findings, legal);
}

interface Rule {
  rule: Record<string, unknown>;
  path: DocumentPath;
  legal: LegalFloor | undefined;
}

function checkPeriods(findings: Findings, { rule, path, legal }: Rule): void {
  const { atLeast, atMost } = rule;
  const [floor, ceiling] = [findPeriodDays(atLeast), findPeriodDays(atMost)];
  if (atLeast === undefined && atMost === undefined)
    findings.fault(path, 'A retention says "atLeast", "atMost" or both: add one, such as atLeast: P3Y.');
  if (floor !== undefined && ceiling !== undefined && floor > ceiling)
    findings.fault(
      [...path, 'atLeast'],
      `Kept at least ${String(atLeast)} and at most ${String(atMost)}: no time fits both.`,
    );
  if (ceiling === 0)
    findings.fault([...path, 'atMost'], 'Kept at most no time at all: nothing could be served.');
  if (legal === undefined) return;
  const least = findPeriodDays(legal.floor) ?? 0;
  const said = sayFloor(legal);
  if (floor !== undefined && floor < least)
    findings.fault(
      [...path, 'atLeast'],
      `atLeast ${String(atLeast)} is shorter than the law's floor: ${said}.`,
    );
  if (atLeast === undefined && atMost !== undefined) findings.fault(path, `"atLeast" is missing: ${said}.`);
  if (ceiling !== undefined && ceiling < least && !(floor !== undefined && floor > ceiling))
    findings.fault([...path, 'atMost'], `atMost ${String(atMost)} is shorter than the law's floor: ${said}.`);
}

function sayFloor({ title, floor, law }: LegalFloor): string {
  return `${title} must be kept at least ${floor} (${law})`;
}

/** ODCS has a `retention` of its own among slaProperties. */
function checkSlaRetention(findings: Findings, legal: LegalFloor | undefined): void {
  asList(findings.data.slaProperties).forEach((sla, i) => {
    const seconds = sla.property === 'retention' ? findSlaSeconds(sla) : undefined;
    if (seconds === undefined || legal === undefined) return;
    // A year of an SLA has 365.25 days, a month a twelfth of that.
    if (Math.ceil(seconds / 86_400) >= (findPeriodDays(legal.floor) ?? 0)) return;
    findings.fault(
      ['slaProperties', i, 'value'],
      `A retention of ${String(sla.value)} ${String(sla.unit)} is shorter than the law's floor: ${sayFloor(legal)}.`,
    );
  });
}

function findTellingKind({ name, schema, customProperties, tags }: OdcsDocument): string | undefined {
  const title = findCustomProperty(customProperties, 'causewayTitle')?.value;
  const words = [
    name,
    ...(Array.isArray(tags) ? tags : []),
    ...(isBlock(title) ? Object.values(title) : []),
    ...asList(schema).flatMap((object) => [object.name, object.physicalName]),
  ].join(' ');
  return tellingNames.find(([form]) => form.test(words))?.[1];
}
