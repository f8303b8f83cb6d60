import type { Block } from '../city/block.ts';
import { countInBlock } from '../city/block-size.ts';
import { plantedShare, rates } from '../error-rates.ts';
import type { Random } from '../random.ts';
import type { Entry } from './entry.ts';

interface Draw {
  random: Random;
  block: Block;
}

/** One entry per thing, and for a few things a second one that was observed anew. */
export function withDoubles<T>(
  { random, block }: Draw,
  things: readonly T[],
  toEntry: (thing: T) => Entry,
): Entry[] {
  const entries = things.map(toEntry);
  const wanted = countInBlock(plantedShare(rates.doubledWithinRegister) * things.length, block.number);
  const candidates = [...things.keys()].filter((index) => !entries[index]?.isPinned);
  const doubled = random.shuffle(candidates).slice(0, wanted);
  const again = doubled.map((index) => toEntry(things[index] as T));
  return [
    ...entries,
    ...again.map((entry) => ({
      ...entry,
      errors: [...(entry.errors ?? []), 'double'],
      contradictions: undefined,
    })),
  ];
}

/** Share of rows that civil affairs has entered by mistake and marked as deleted. */
const softDeletedShare = 0.02;

/** The entries and, before some, an older row about the same people that was deleted softly. */
export function withDeleted(random: Random, entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => {
    if (entry.isPinned || !random.chance(softDeletedShare)) return [entry];
    const row = { ...entry.row, is_deleted: true, updated_at: '2016-04-12T15:30:00+08:00' };
    return [{ ...entry, row, isDeleted: true, contradictions: undefined }, entry];
  });
}
