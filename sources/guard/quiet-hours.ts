import type { QuietHours, Weekday } from '../port/index.ts';

const minute = 60_000;
const dayMinutes = 24 * 60;
const weekdays: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface LocalTime {
  day: number;
  minutes: number;
}

/** Hours that follow one another without a gap are one silence; past so many of them it is for ever. */
const mostWindows = 64;

/**
 * When the quiet hours that hold at this time end; undefined outside of them. Hours are those of the clock on the wall
 * in their own zone, so a day on which that clock is set forward or back is as long as it is.
 */
export function findQuietEnd(hours: readonly QuietHours[], now: Date): Date | undefined {
  let end: Date | undefined;
  for (let window = 0; window < mostWindows; window++) {
    const next = findWindowEnd(hours, end ?? now);
    if (next === undefined) return end;
    end = next;
  }
  return end;
}

/** The latest end among the windows that hold at this time. */
function findWindowEnd(hours: readonly QuietHours[], at: Date): Date | undefined {
  const ends = hours.flatMap((window) => {
    const left = minutesLeft(window, toLocalTime(at, window.zone));
    return left === undefined ? [] : [Math.floor(at.getTime() / minute) * minute + left * minute];
  });
  return ends.length === 0 ? undefined : new Date(Math.max(...ends));
}

function minutesLeft(window: QuietHours, { day, minutes }: LocalTime): number | undefined {
  const [from, to] = [toMinutes(window.from), toMinutes(window.to)];
  const beginsOn = (weekday: number) => window.days.includes(weekdays[(weekday + 7) % 7] ?? 'sun');
  if (from < to) return beginsOn(day) && minutes >= from && minutes < to ? to - minutes : undefined;
  if (beginsOn(day) && minutes >= from) return dayMinutes - minutes + to;
  return beginsOn(day - 1) && minutes < to ? to - minutes : undefined;
}

function toMinutes(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function toLocalTime(at: Date, zone: string): LocalTime {
  const parts = Object.fromEntries(
    getFormat(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const day = weekdays.indexOf((parts.weekday ?? '').toLowerCase().slice(0, 3) as Weekday);
  return { day, minutes: Number(parts.hour) * 60 + Number(parts.minute) };
}

function getFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  formats.set(zone, format);
  return format;
}

/** `2026-12-01 06:00 (Asia/Shanghai)`, as people there read it. */
export function showTime(at: Date, zone: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return `${text.format(at)} (${zone})`;
}
