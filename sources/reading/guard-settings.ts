import { faultAt, type Fault, type SourceDocument } from '#schemas';
import type { GuardSettings, Maintenance, QuietHours } from '../port/index.ts';
import { toMilliseconds } from '../duration/index.ts';
import type { SourceCommon } from './generated/source.ts';

/** The guard's settings with their defaults, which suit a department's server of middling strength. */
export function toGuardSettings(guard: SourceCommon['guard'] = {}): GuardSettings {
  return {
    deadline: toMilliseconds(guard.deadline ?? '1500ms'),
    readDeadline: toMilliseconds(guard.readDeadline ?? '30s'),
    retries: guard.retries ?? 2,
    concurrency: guard.concurrency ?? 4,
    ...(guard.readsPerSecond === undefined ? {} : { readsPerSecond: guard.readsPerSecond }),
    breaker: {
      failures: guard.breaker?.failures ?? 3,
      pause: toMilliseconds(guard.breaker?.pause ?? '5s'),
    },
    ...(guard.quiet === undefined ? {} : { quiet: guard.quiet.map(toQuietHours) }),
  };
}

const everyDay: NonNullable<QuietSettings['days']> = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

type QuietSettings = NonNullable<NonNullable<SourceCommon['guard']>['quiet']>[number];

function toQuietHours({ from, to, days = everyDay, zone, strict = false }: QuietSettings): QuietHours {
  return { from, to, days, zone, strict };
}

export function toMaintenance({ until, sentence }: NonNullable<SourceCommon['maintenance']>): Maintenance {
  return {
    until: new Date(until),
    ...(sentence === undefined ? {} : { sentence: sentence.replace(/[.。]$/, '') }),
  };
}

/** What a pattern cannot say of times: zones that nobody keeps, days that no month has. */
export function findGuardFaults(document: SourceDocument): Fault[] {
  const { guard, maintenance } = document.data as Partial<SourceCommon>;
  const hours = Array.isArray(guard?.quiet) ? guard.quiet : [];
  const zones = hours.flatMap((window, index) => {
    const { zone } = (window ?? {}) as Partial<QuietSettings>;
    if (typeof zone !== 'string' || isZone(zone)) return [];
    const sentence = `There is no time zone "${zone}"; write an IANA name such as Asia/Shanghai.`;
    return [faultAt(document, ['guard', 'quiet', index, 'zone'], sentence)];
  });
  const until = (maintenance as { until?: unknown } | null | undefined)?.until;
  if (typeof until !== 'string' || !/^\d{4}-.*T/.test(until) || !Number.isNaN(Date.parse(until)))
    return zones;
  return [
    ...zones,
    faultAt(
      document,
      ['maintenance', 'until'],
      'There is no such time; write one such as 2026-12-01T06:00+08:00.',
    ),
  ];
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}
