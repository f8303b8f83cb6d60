import type { LinkReport } from '../link-report.ts';
import type { Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { columnHeight, drawColumns, isLogarithmic } from './column-drawing.ts';
import { toFigure } from './figure.ts';
import { toSpan, toTicks } from './scale.ts';
import { toThresholdMarks } from './threshold-marks.ts';

/** Compared pairs by match weight, with the thresholds; undefined where nothing was compared. */
export function toWeightHistogram(
  { weights, thresholds }: Pick<LinkReport, 'weights' | 'thresholds'>,
  wording: Wording,
): Markup | undefined {
  if (weights.length === 0) return undefined;
  const ends = weights.flatMap(({ from, to }) => [from, to]);
  const span = toSpan(ends, [thresholds.link, thresholds.review]);
  const isLog = isLogarithmic(weights.map(({ pairs }) => pairs));
  const drawing = drawColumns({
    columns: weights.map(({ from, to, pairs }) => ({
      ...{ from, to, height: pairs },
      className: toClass((from + to) / 2, thresholds),
    })),
    x: { span, ticks: toTicks(span, 8), label: wording.say('weight'), show: wording.count },
    y: { label: wording.say('pairs'), show: wording.count },
    marks: toThresholdMarks(thresholds, wording),
  });
  const rows = weights.map(({ from, to, pairs }) => [
    ...[wording.decimal(from), wording.decimal(to)],
    wording.count(pairs),
  ]);
  const text = `${wording.say('weightsText')}${isLog ? ` ${wording.say('logScale')}` : ''}`;
  const head = [wording.say('from'), wording.say('to'), wording.say('pairs')];
  const title = wording.say('weightsTitle');
  return toFigure(
    { id: 'weights', title, text, height: columnHeight, drawing, table: { head, rows } },
    wording,
  );
}

function toClass(weight: number, { link, review }: LinkReport['thresholds']): string {
  if (weight >= link) return 'for';
  return weight >= review ? 'doubt' : 'other';
}
