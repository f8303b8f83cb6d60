import {
  asList,
  findFirstSlaSeconds,
  findSlaSeconds,
  findUnitSeconds,
  slaUnitNames,
  type OdcsSla,
} from '../odcs/index.ts';
import { hintAt, type Findings } from './findings.ts';
import { checkElement } from './find-element.ts';
import { checkSchedule } from './check-schedule.ts';

const times: readonly unknown[] = [
  'latency',
  'freshness',
  'frequency',
  'retention',
  'ly',
  'fy',
  'rt',
  'timeToDetect',
  'timeToRepair',
  'timeToNotify',
];
/** In the order in which a dataset lives through them. */
const days: readonly string[] = ['generalAvailability', 'endOfSupport', 'endOfLife'];

/** Promises about time: elements that exist, units and numbers that are ones, and promises that can be kept. */
export function checkSla(findings: Findings): void {
  const list = asList(findings.data.slaProperties);
  if (typeof findings.data.slaDefaultElement === 'string')
    checkElement(findings, ['slaDefaultElement'], findings.data.slaDefaultElement);
  list.forEach((sla, i) => {
    const path = ['slaProperties', i];
    if (typeof sla.element === 'string') checkElement(findings, [...path, 'element'], sla.element);
    checkTwice(findings, list, i);
    checkTime(findings, sla, path);
    checkSchedule(findings, sla, path);
  });
  checkDays(findings, list);
  checkFreshness(findings, list);
}

function checkTwice(findings: Findings, list: readonly OdcsSla[], at: number): void {
  const keyOf = (sla: OdcsSla | undefined): string =>
    JSON.stringify({ ...sla, value: undefined, valueExt: undefined, id: undefined, description: undefined });
  if (list[at]?.property === undefined) return;
  const first = list.findIndex((other) => keyOf(other) === keyOf(list[at]));
  if (first === at) return;
  findings.fault(
    ['slaProperties', at],
    `"${String(list[at]?.property)}" is promised twice for the same element: keep one.`,
  );
}

function checkTime(findings: Findings, sla: OdcsSla, path: (string | number)[]): void {
  if (!times.includes(sla.property)) return;
  const { property, value, unit } = sla;
  const isNumber =
    value !== '' && value !== null && Number.isFinite(Number(value)) && typeof value !== 'boolean';
  if (!isNumber)
    findings.fault([...path, 'value'], `${String(property)} is a number of a unit; found ${String(value)}.`);
  else if (Number(value) < 0 || (Number(value) === 0 && property !== 'latency'))
    findings.fault([...path, 'value'], `${String(property)} must be more than 0; found ${String(value)}.`);
  if (unit === undefined)
    findings.servedFault(
      path,
      `"unit" is missing: say what ${String(value)} counts, one of ${slaUnitNames.join(', ')}.`,
    );
  else if (typeof unit === 'string' && findUnitSeconds(unit) === undefined)
    findings.fault([...path, 'unit'], `"${unit}" is no unit of time.${hintAt(unit, slaUnitNames, 'Known')}`);
}

function checkDays(findings: Findings, list: readonly OdcsSla[]): void {
  let before: { name: string; instant: number } | undefined;
  for (const name of days) {
    const index = list.findIndex(({ property }) => property === name);
    const value = list[index]?.value;
    if (index === -1) continue;
    const instant = /^\d{4}-\d{2}-\d{2}/.test(String(value)) ? Date.parse(String(value)) : NaN;
    const path = ['slaProperties', index, 'value'];
    if (Number.isNaN(instant))
      findings.fault(path, `${name} is a date such as 2026-11-20; found ${String(value)}.`);
    else if (before !== undefined && instant < before.instant)
      findings.fault(path, `${name} comes before ${before.name}: put them in order.`);
    else before = { name, instant };
  }
}

/** Data that come once a day cannot always be ten minutes old at most. */
function checkFreshness(findings: Findings, list: readonly OdcsSla[]): void {
  const frequency = findFirstSlaSeconds(findings.data, ['frequency', 'fy']);
  if (frequency === undefined || frequency <= 0) return;
  list.forEach((sla, i) => {
    const seconds = sla.property === 'freshness' ? findSlaSeconds(sla) : undefined;
    if (seconds === undefined || seconds <= 0 || seconds >= frequency) return;
    findings.fault(
      ['slaProperties', i, 'value'],
      `Data at most ${String(sla.value)} ${String(sla.unit)} old cannot be promised where they are renewed less often (see frequency).`,
    );
  });
}
