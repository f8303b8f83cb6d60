import type { Waterfall, WaterfallStep } from '../../explaining/index.ts';
import { markup, type Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { toBottomAxis, toMarks } from './axes.ts';
import { chartWidth, toFigure } from './figure.ts';
import { fitText } from './fit-text.ts';
import { toScale, toSpan, toTicks, type Scale } from './scale.ts';
import { toThresholdMarks } from './threshold-marks.ts';

const row = 34;
const head = 26;

/** How a pair's weight comes about, one bar after the other, with the thresholds. */
export function toWaterfallChart(id: string, waterfall: Waterfall, wording: Wording): Markup {
  const { steps, thresholds } = waterfall;
  const span = toSpan(
    steps.flatMap(({ from, to }) => [from, to]),
    [0, thresholds.link, thresholds.review],
  );
  const scale = toScale(span, [14, chartWidth - 14]);
  const bottom = head + steps.length * row;
  const plot = { left: 14, right: chartWidth - 14, top: head - 8, bottom };
  const axis = { scale, ticks: toTicks(span, 7), label: wording.say('weight'), show: wording.count };
  return toFigure(
    {
      ...{
        id,
        height: bottom + 36,
        title: wording.say('waterfallTitle'),
        text: wording.say('waterfallText'),
      },
      drawing: [
        toBottomAxis(plot, axis),
        ...toMarks(plot, scale, toThresholdMarks(thresholds, wording)),
        ...steps.map((step, at) => drawStep(step, { top: head + at * row, scale }, wording)),
      ],
      table: toSteps(steps, wording),
    },
    wording,
  );
}

interface Place {
  readonly top: number;
  readonly scale: Scale;
}

function drawStep(step: WaterfallStep, { top, scale }: Place, wording: Wording): Markup {
  const [start, end] = [scale(step.from), scale(step.to)];
  const name = toName(step, wording);
  const className =
    step.kind === 'prior' || step.kind === 'total' ? 'other' : step.weight < 0 ? 'against' : 'for';
  const sign = step.weight > 0 ? '+' : '';
  const width = Math.max(1, Math.abs(end - start)).toFixed(1);
  return markup`<text class="label halo" x="0" y="${top + 12}">${fitText(name, 330)}<title>${name}</title></text>
<text class="figure halo" x="${chartWidth}" y="${top + 12}" text-anchor="end">${sign}${wording.decimal(step.weight)}</text>
<rect class="${className}" x="${Math.min(start, end)}" y="${top + 16}" width="${width}" height="11"/>`;
}

function toName({ kind, says }: WaterfallStep, wording: Wording): string {
  return kind === 'comparison' ? says : wording.say(kind);
}

function toSteps(steps: readonly WaterfallStep[], wording: Wording) {
  return {
    head: [
      ...[wording.say('step'), wording.say('level'), wording.say('weight')],
      ...[wording.say('after'), wording.say('probability')],
    ],
    rows: steps.map((step) => [
      ...[toName(step, wording), step.reads, wording.decimal(step.weight)],
      ...[wording.decimal(step.to), wording.share(step.probability)],
    ]),
  };
}
