import type { DocumentPath } from '#schemas';
import type { Findings } from './findings.ts';

const ranges = [
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day of the month', 1, 31],
  ['month', 1, 12],
  ['day of the week', 0, 7],
] as const;
const names = /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat/gi;

/** A cron schedule of five parts (six with seconds) that can come to pass. */
export function checkSchedule(
  findings: Findings,
  { scheduler, schedule }: { scheduler?: unknown; schedule?: unknown },
  path: DocumentPath,
): void {
  if (scheduler !== 'cron' || typeof schedule !== 'string') return;
  const parts = schedule.trim().split(/\s+/);
  const five = parts.length === 6 || parts.length === 7 ? parts.slice(1, 6) : parts;
  if (five.length !== 5) {
    findings.fault(
      [...path, 'schedule'],
      `"${schedule}" is no cron schedule: it has five parts, such as 0 20 * * * for eight in the evening.`,
    );
    return;
  }
  five.forEach((part, i) => {
    const [what = '', least = 0, most = 0] = ranges[i] ?? [];
    if (isPart(part.replace(names, String(least)), least, most)) return;
    findings.fault(
      [...path, 'schedule'],
      `"${part}" is no ${what} of a cron schedule: ${least} to ${most}, * or */n.`,
    );
  });
}

function isPart(part: string, least: number, most: number): boolean {
  return part.split(',').every((piece) => {
    const [, from, to] = /^(?:[*?]|(\d+)(?:-(\d+))?)[L#W]?\d*(?:\/[1-9]\d*)?$/.exec(piece) ?? ['', 'x'];
    const numbers = [from, to].filter((number) => number !== undefined).map(Number);
    return numbers.every((number) => number >= least && number <= most);
  });
}
