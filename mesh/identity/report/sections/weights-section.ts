import { toUnlinkableChart, toWeightHistogram } from '../charts/index.ts';
import type { LinkReport } from '../link-report.ts';
import { markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { toPair, type Section } from './section.ts';

/** How the compared pairs and the records themselves stand to the thresholds; undefined where nothing was compared. */
export function toWeightsSection(report: LinkReport, wording: Wording): Section | undefined {
  const charts = toPair([toWeightHistogram(report, wording), toUnlinkableChart(report, wording)]);
  return charts && { key: 'weights', body: markup`${charts}` };
}
