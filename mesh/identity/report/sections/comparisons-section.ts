import { toMatchWeightChart, toMUChart, toSpan } from '../charts/index.ts';
import type { LinkReport, ReportedComparison } from '../link-report.ts';
import { markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { toPair, toParagraphs, type Section } from './section.ts';

/** What each comparison level counts, and how often it holds among the same and among different ones. */
export function toComparisonsSection(report: LinkReport, wording: Wording): Section | undefined {
  const { comparisons, prior } = report;
  if (comparisons.length === 0) return undefined;
  const weights = comparisons.flatMap(({ levels }) => levels.map(({ weight }) => weight));
  const [low, high] = toSpan(weights, [0]);
  const charts = comparisons.map((comparison: ReportedComparison, at) =>
    toPair([
      toMatchWeightChart({ id: `weight-${at}`, comparison, span: [low, high] }, wording),
      toMUChart(`mu-${at}`, comparison, wording),
    ]),
  );
  return {
    key: 'comparisons',
    body: markup`${toParagraphs([
      wording.say('comparisonsWords'),
      wording.say('priorWords', {
        count: wording.count(1 / prior.probability),
        matches: wording.share(prior.matchesPerRecord),
      }),
    ])}${charts}`,
  };
}
