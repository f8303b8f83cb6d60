import type { LinkReport } from '../link-report.ts';
import type { Wording } from '../texts/index.ts';
import type { Mark } from './axes.ts';

/** The two thresholds as lines: left of the first nobody looks, right of the second is linked. */
export function toThresholdMarks({ link, review }: LinkReport['thresholds'], wording: Wording): Mark[] {
  const marks: Mark[] = [{ at: link, label: wording.say('linkLine'), side: 'right' }];
  return review < link ? [{ at: review, label: wording.say('reviewLine'), side: 'left' }, ...marks] : marks;
}
