import { findUnlinkableShare } from '../find-unlinkable-share.ts';
import type { LinkReport } from '../link-report.ts';
import type { Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { toFigure } from './figure.ts';
import { drawLines, lineHeight } from './line-drawing.ts';
import { toSpan } from './scale.ts';

/** The share of records that would not even be linked to themselves, by threshold; undefined where it is not known. */
export function toUnlinkableChart(
  { unlinkable, thresholds }: Pick<LinkReport, 'unlinkable' | 'thresholds'>,
  wording: Wording,
): Markup | undefined {
  if (unlinkable.length < 2) return undefined;
  const share = findUnlinkableShare(unlinkable, thresholds.link);
  const weights = unlinkable.map(({ weight }) => weight);
  const drawing = drawLines({
    lines: [
      {
        ...{ className: 'first', label: wording.say('share') },
        points: unlinkable.map((point) => ({ x: point.weight, y: point.share })),
      },
    ],
    x: { span: toSpan(weights, [thresholds.link]), label: wording.say('weight'), show: wording.count },
    y: { span: [0, 1], label: wording.say('share'), show: wording.decimal },
    marks: [{ at: thresholds.link, label: wording.say('linkLine'), side: 'right' }],
  });
  return toFigure(
    {
      ...{ id: 'unlinkable', height: lineHeight, drawing, title: wording.say('unlinkableTitle') },
      text: wording.say('unlinkableText', { count: wording.thousand(share) }),
      table: {
        head: [wording.say('weight'), wording.say('share')],
        rows: unlinkable.map((point) => [wording.decimal(point.weight), wording.share(point.share)]),
      },
    },
    wording,
  );
}
