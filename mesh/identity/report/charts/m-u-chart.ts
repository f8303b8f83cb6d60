import type { ReportedComparison, ReportedLevel } from '../link-report.ts';
import { markup, type Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { chartWidth, toFigure } from './figure.ts';
import { fitText } from './fit-text.ts';
import { toScale } from './scale.ts';

const row = 48;
const scale = toScale([0, 1], [0, chartWidth - 110]);

/** Two bars per comparison level: how often it holds among the same, and among different ones. */
export function toMUChart(id: string, { name, levels }: ReportedComparison, wording: Wording): Markup {
  return toFigure(
    {
      id,
      title: wording.say('muTitle', { name }),
      text: wording.say('muText'),
      height: levels.length * row + 4,
      drawing: levels.map((level, at) => drawLevel(level, at * row, wording)),
      table: {
        head: [wording.say('level'), wording.say('m'), wording.say('u')],
        rows: levels.map(({ reads, m, u }) => [reads, toWords(m, wording), toWords(u, wording)]),
      },
    },
    wording,
  );
}

const toWords = (share: number, wording: Wording) =>
  wording.say('perThousand', { count: wording.thousand(share) });

function drawLevel({ reads, m, u }: ReportedLevel, top: number, wording: Wording): Markup {
  const bar = (share: number, at: { y: number; className: string; label: string }) =>
    markup`<rect class="${at.className}" x="0" y="${at.y}" width="${Math.max(1, scale(share))}" height="10"/>
<text class="figure" x="${Math.max(1, scale(share)) + 6}" y="${at.y + 9}">${wording.thousand(share)} ${at.label}</text>`;
  return markup`<text class="label" x="0" y="${top + 13}">${fitText(reads, chartWidth - 80)}<title>${reads}</title></text>
${bar(m, { y: top + 18, className: 'for', label: wording.say('mShort') })}
${bar(u, { y: top + 31, className: 'other', label: wording.say('uShort') })}`;
}
