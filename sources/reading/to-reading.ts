import { toMilliseconds } from '../duration/index.ts';
import type { Reading } from '../port/index.ts';
import type { ReadingSettings } from './generated/source.ts';

const defaultFullEvery = '1d';

/** How a dataset is read, of settings that have been checked. */
export function toReading(settings: ReadingSettings): Reading {
  if (settings.mode === 'full') return { mode: 'full' };
  if (settings.mode === 'changes') {
    const { slot, publication, mostKept } = settings;
    return {
      mode: 'changes',
      ...(slot === undefined ? {} : { slot }),
      ...(publication === undefined ? {} : { publication }),
      ...(mostKept === undefined ? {} : { mostKept }),
    };
  }
  const { field = '', fullEvery = defaultFullEvery, overlap } = settings;
  return {
    mode: 'watermark',
    field,
    fullEverySeconds: toMilliseconds(fullEvery) / 1000,
    ...(overlap === undefined ? {} : { overlap: toOverlap(overlap) }),
  };
}

function toOverlap(overlap: string | number): { milliseconds: number } | { steps: number } {
  return typeof overlap === 'number' ? { steps: overlap } : { milliseconds: toMilliseconds(overlap) };
}
