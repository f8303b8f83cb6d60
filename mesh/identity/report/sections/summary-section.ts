import type { LinkReport } from '../link-report.ts';
import { markup, type Markup } from '../markup/index.ts';
import type { TextKey, Wording } from '../texts/index.ts';
import { toParagraphs, type Section } from './section.ts';

/** What was found, in sentences and in the five figures that everybody asks for. */
export function toSummarySection(report: LinkReport, wording: Wording): Section {
  const { records, clusters, largestCluster, pairsCompared, inputs, seconds } = report;
  const time = seconds.reduce((sum, stage) => sum + stage.seconds, 0);
  const files = wording.say(inputs.length === 1 ? 'file' : 'files', { count: wording.count(inputs.length) });
  const words = { records: wording.count(records), clusters: wording.count(clusters), files };
  const tile = (key: TextKey, figure: string): Markup =>
    markup`<div><dt>${wording.say(key)}</dt><dd>${figure}</dd></div>`;
  return {
    key: 'summary',
    body: markup`${toParagraphs([
      wording.say('summaryWords', words),
      wording.say('summaryPairs', { pairs: wording.count(pairsCompared) }),
      sayThousand(report, wording),
    ])}
<dl class="tiles">${tile('records', words.records)}${tile('clusters', words.clusters)}${tile('largest', wording.count(largestCluster))}
${tile('pairs', wording.count(pairsCompared))}${tile('time', wording.say('seconds', { count: wording.decimal(time) }))}</dl>`,
  };
}

/** Of 1,000 compared pairs so many are the same; a column of the histogram counts by its middle. */
function sayThousand({ weights, thresholds }: LinkReport, wording: Wording): string | undefined {
  const count = (holds: (weight: number) => boolean) =>
    weights.filter(({ from, to }) => holds((from + to) / 2)).reduce((sum, { pairs }) => sum + pairs, 0);
  const all = count(() => true);
  if (all === 0) return undefined;
  const [same, likely] = [
    count((weight) => weight >= thresholds.link),
    count((weight) => weight >= thresholds.review),
  ];
  return wording.say('summaryThousand', {
    same: wording.thousand(same / all),
    doubtful: wording.thousand(Math.max(0, likely - same) / all),
    different: wording.thousand((all - Math.max(same, likely)) / all),
  });
}
