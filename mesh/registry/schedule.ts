import { faultAt } from '#schemas';
import type { Fault, SourceDocument } from '#schemas';
import type { HurtConsumer } from './publish-report.ts';

/** Days that readers have before a breaking version holds, and that an older one is answered after that. */
export const usualDays = { notice: 30, grace: 90 };
/** A retired-to-be version that nobody has read for so many days after its date has lost its last reader. */
export const idleDays = 30;
/** Days of use that count as "still reads it". */
export const lookBackDays = 90;

const day = 86_400_000;

export function addDays(time: Date, days: number): Date {
  return new Date(time.getTime() + days * day);
}

export interface Timing {
  readonly now: Date;
  readonly isBreaking: boolean;
  /** As the publisher wishes. */
  readonly noticeDays: number | undefined;
  /** Why it cannot wait. */
  readonly emergency: string | undefined;
  /** When the version that it is the next of becomes active, where that one is itself announced only. */
  readonly notBefore: Date | undefined;
  /** It adds nothing breaking to the announced version before it, so that version's notice is its own. */
  readonly sharesNotice: boolean;
}

/** When a version begins to hold: at once where nothing breaks, else when its readers have had time. */
export function toActiveFrom(timing: Timing): Date {
  const { now, isBreaking, notBefore, noticeDays = usualDays.notice } = timing;
  if (!isBreaking || timing.emergency !== undefined) return now;
  if (timing.sharesNotice && timing.noticeDays === undefined) return notBefore ?? now;
  const own = addDays(now, noticeDays);
  return notBefore && notBefore > own ? notBefore : own;
}

/** A breaking version may begin at once only where nobody's question fails, or where someone says why it must. */
export function findHasteFault(
  document: SourceDocument,
  isAtOnce: boolean,
  consumers: readonly HurtConsumer[],
): Fault | undefined {
  const failing = consumers.filter(({ servedUntil }) => servedUntil === null);
  if (!isAtOnce || failing.length === 0) return undefined;
  const names = failing.map(({ client }) => client).join(', ');
  const sentence = `Questions of ${names} would fail at once: give notice (--notice DAYS), declare a translation to the active version, or say why it cannot wait (--emergency REASON).`;
  return faultAt(document, ['version'], sentence);
}
