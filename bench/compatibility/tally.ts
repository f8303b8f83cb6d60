import type { Answered } from './ask-contestant.ts';
import type { LabelledCase } from './read-cases.ts';

/** One contestant on one set, by direction. */
export interface Tally {
  readonly right: number;
  /** It says compatible, the authors say not. */
  readonly missed: number;
  /** It says breaking or unknown, the authors say compatible. */
  readonly falseBreaks: number;
  readonly unknown: number;
  readonly failed: number;
  readonly milliseconds: readonly number[];
}

/** `unknown` counts as breaking; a crash or a hang is neither right nor a miss. */
export function toTally(cases: readonly LabelledCase[], answers: readonly Answered[]): Tally {
  const tally = { right: 0, missed: 0, falseBreaks: 0, unknown: 0, failed: 0 };
  cases.forEach((one, index) => {
    const answer = answers[index] as Answered;
    for (const direction of ['backward', 'forward'] as const) {
      if ('failed' in answer) {
        tally.failed += 1;
        continue;
      }
      const verdict = answer[direction];
      if (verdict === 'unknown') tally.unknown += 1;
      const isCompatible = verdict === 'compatible';
      if (isCompatible === one[direction]) tally.right += 1;
      else if (isCompatible) tally.missed += 1;
      else tally.falseBreaks += 1;
    }
  });
  return { ...tally, milliseconds: answers.map(({ milliseconds }) => milliseconds) };
}
