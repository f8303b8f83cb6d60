import type { LinkReport, ReportedAccuracy } from '../link-report.ts';
import type { Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { toCurveTable } from './curve-table.ts';
import { toFigure } from './figure.ts';
import { drawLines, lineHeight } from './line-drawing.ts';
import { toSpan } from './scale.ts';

export interface ThresholdChart {
  readonly curve: ReportedAccuracy['curve'];
  readonly thresholds: LinkReport['thresholds'];
}

/** Precision and recall over the threshold; undefined for fewer than two points. */
export function toThresholdChart(
  { curve, thresholds }: ThresholdChart,
  wording: Wording,
): Markup | undefined {
  if (curve.length < 2) return undefined;
  const line = (key: 'precision' | 'recall', className: string) => ({
    ...{ className, label: wording.say(key) },
    points: curve.map((point) => ({ x: point.threshold, y: point[key] })),
  });
  const span = toSpan(
    curve.map(({ threshold }) => threshold),
    [thresholds.link],
  );
  const drawing = drawLines({
    lines: [line('precision', 'first'), line('recall', 'second')],
    x: { span, label: wording.say('threshold'), show: wording.count },
    y: { span: [0, 1], label: wording.say('share'), show: wording.decimal },
    marks: [{ at: thresholds.link, label: wording.say('linkLine'), side: 'right' }],
  });
  return toFigure(
    {
      ...{ id: 'threshold', height: lineHeight, drawing, table: toCurveTable(curve, wording) },
      ...{ title: wording.say('thresholdTitle'), text: wording.say('thresholdText') },
    },
    wording,
  );
}
