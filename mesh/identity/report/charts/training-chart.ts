import type { ReportedTraining } from '../link-report.ts';
import type { Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { toFigure } from './figure.ts';
import { drawLines, lineHeight } from './line-drawing.ts';
import { toSpan } from './scale.ts';

/** The change of each round of training; undefined for fewer than two rounds. */
export function toTrainingChart({ history = [] }: ReportedTraining, wording: Wording): Markup | undefined {
  if (history.length < 2) return undefined;
  const points = history.map((y, at) => ({ x: at + 1, y }));
  const drawing = drawLines({
    lines: [{ className: 'first', label: '', points }],
    x: { span: [1, history.length], label: wording.say('round'), show: wording.count },
    y: { span: toSpan(history, [0]), label: wording.say('change'), show: (value) => String(value) },
  });
  const rows = history.map((change, at) => [wording.count(at + 1), wording.share(change)]);
  return toFigure(
    {
      ...{ id: 'training-rounds', title: wording.say('historyTitle'), text: wording.say('historyText') },
      ...{
        height: lineHeight,
        drawing,
        table: { head: [wording.say('round'), wording.say('change')], rows },
      },
    },
    wording,
  );
}
