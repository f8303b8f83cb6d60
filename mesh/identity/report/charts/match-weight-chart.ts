import type { ReportedComparison } from '../link-report.ts';
import { markup, type Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { chartWidth, toFigure } from './figure.ts';
import { fitText } from './fit-text.ts';
import { toScale, type Scale, type Span } from './scale.ts';

export interface MatchWeightChart {
  readonly id: string;
  readonly comparison: ReportedComparison;
  /** Of all comparisons, so that their bars can be compared. */
  readonly span: Span;
}

const row = 36;

/** One bar per comparison level, to the right for and to the left against. */
export function toMatchWeightChart({ id, comparison, span }: MatchWeightChart, wording: Wording): Markup {
  const scale = toScale(span, [8, chartWidth - 8]);
  const height = comparison.levels.length * row + 6;
  const bars = comparison.levels.map((level, at) => drawLevel(level, { top: at * row, scale }, wording));
  const zero = markup`<line class="zero" x1="${scale(0)}" x2="${scale(0)}" y1="0" y2="${height}"/>`;
  return toFigure(
    {
      ...{ id, height, drawing: [zero, ...bars] },
      title: wording.say('weightTitle', { name: comparison.name }),
      text: wording.say('weightText'),
      table: {
        head: [wording.say('level'), wording.say('weight'), wording.say('pairs')],
        rows: comparison.levels.map(({ reads, weight, pairs }) => [
          reads,
          wording.decimal(weight),
          wording.count(pairs),
        ]),
      },
    },
    wording,
  );
}

interface Place {
  readonly top: number;
  readonly scale: Scale;
}

function drawLevel(
  level: ReportedComparison['levels'][number],
  { top, scale }: Place,
  wording: Wording,
): Markup {
  const [zero, end] = [scale(0), scale(level.weight)];
  const width = Math.max(1, Math.abs(end - zero)).toFixed(1);
  const className = level.weight < 0 ? 'against' : 'for';
  const sign = level.weight > 0 ? '+' : '';
  return markup`<text class="label" x="0" y="${top + 13}">${fitText(level.reads, 330)}<title>${level.reads}</title></text>
<text class="figure" x="${chartWidth}" y="${top + 13}" text-anchor="end">${sign}${wording.decimal(level.weight)}</text>
<rect class="${className}" x="${Math.min(zero, end)}" y="${top + 18}" width="${width}" height="11"/>`;
}
