import { toClusterSizeChart, toStageChart } from '../charts/index.ts';
import type { LinkReport } from '../link-report.ts';
import { markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { toPair, type Section } from './section.ts';

/** How large the groups are, and where the time went; undefined where neither is known. */
export function toClustersSection(report: LinkReport, wording: Wording): Section | undefined {
  const charts = toPair([toClusterSizeChart(report, wording), toStageChart(report, wording)]);
  return charts && { key: 'sizes', body: markup`${charts}` };
}
