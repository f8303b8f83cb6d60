import type { ReportedAccuracy } from '../link-report.ts';
import type { Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { toCurveTable } from './curve-table.ts';
import { toFigure } from './figure.ts';
import { drawLines, lineHeight } from './line-drawing.ts';
import { toSpan } from './scale.ts';

/** Precision over recall, one point per threshold; undefined for fewer than two. */
export function toPrecisionRecallChart(
  { curve }: Pick<ReportedAccuracy, 'curve'>,
  wording: Wording,
): Markup | undefined {
  if (curve.length < 2) return undefined;
  const points = curve.map(({ precision, recall }) => ({ x: recall, y: precision }));
  const low = Math.min(0.9, toSpan(points.map(({ y }) => y))[0]);
  const drawing = drawLines({
    lines: [{ className: 'first', label: '', points: points.toSorted((one, other) => one.x - other.x) }],
    x: { span: [0, 1], label: wording.say('recall'), show: wording.decimal },
    y: { span: [Math.max(0, Math.floor(low * 10) / 10), 1], label: wording.say('precision'), show: toDigits },
  });
  return toFigure(
    {
      ...{ id: 'precision-recall', height: lineHeight, drawing, table: toCurveTable(curve, wording) },
      ...{ title: wording.say('curveTitle'), text: wording.say('curveText') },
    },
    wording,
  );
}

const toDigits = (share: number) => String(Number(share.toFixed(2)));
