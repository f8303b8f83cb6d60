import { rates } from '../error-rates.ts';
import type { Clerk } from '../errors/clerk.ts';
import type { Entry } from './entry.ts';

/** One entry per thing, and for a few things a second one that was observed anew. */
export function withDoubles<T>(clerk: Clerk, things: readonly T[], toEntry: (thing: T) => Entry): Entry[] {
  return things.flatMap((thing) => {
    const entry = toEntry(thing);
    if (!clerk.errs('double', rates.doubledWithinRegister, !entry.isPinned)) return [entry];
    const again = toEntry(thing);
    return [entry, { ...again, errors: [...(again.errors ?? []), 'double'], contradictions: undefined }];
  });
}

/** Share of rows that civil affairs has entered by mistake and marked as deleted. */
const softDeletedShare = 0.02;

/** The entries and, before some, an older row about the same people that was deleted softly. */
export function withDeleted(clerk: Clerk, entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => {
    if (!clerk.errs('deleted', softDeletedShare, !entry.isPinned)) return [entry];
    const row = { ...entry.row, is_deleted: true, updated_at: '2016-04-12T15:30:00+08:00' };
    return [{ ...entry, row, isDeleted: true, contradictions: undefined }, entry];
  });
}
