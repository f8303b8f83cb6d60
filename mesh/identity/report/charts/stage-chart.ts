import type { LinkReport } from '../link-report.ts';
import { markup, type Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { chartWidth, toFigure } from './figure.ts';
import { fitText } from './fit-text.ts';
import { toScale, toSpan } from './scale.ts';

const row = 36;

/** One bar per stage; undefined where no time was taken. */
export function toStageChart({ seconds }: Pick<LinkReport, 'seconds'>, wording: Wording): Markup | undefined {
  if (seconds.length === 0) return undefined;
  const times = seconds.map((stage) => stage.seconds);
  const scale = toScale(toSpan(times, [0]), [0, chartWidth]);
  const bars = seconds.map(
    (stage, at) => markup`<text class="label" x="0" y="${at * row + 13}">${fitText(stage.stage, 330)}</text>
<text class="figure" x="${chartWidth}" y="${at * row + 13}" text-anchor="end">${wording.say('seconds', { count: wording.decimal(stage.seconds) })}</text>
<rect class="other" x="0" y="${at * row + 18}" width="${Math.max(1, scale(stage.seconds))}" height="11"/>`,
  );
  const total = wording.decimal(times.reduce((sum, each) => sum + each, 0));
  const table = {
    head: [wording.say('stage'), wording.say('time')],
    rows: seconds.map((stage) => [stage.stage, wording.decimal(stage.seconds)]),
  };
  return toFigure(
    {
      ...{
        id: 'stages',
        title: wording.say('stagesTitle'),
        text: wording.say('stagesText', { count: total }),
      },
      ...{ height: seconds.length * row + 4, drawing: bars, table },
    },
    wording,
  );
}
