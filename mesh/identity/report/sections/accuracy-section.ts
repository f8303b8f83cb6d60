import { toPrecisionRecallChart, toTable, toThresholdChart } from '../charts/index.ts';
import type { Agreement, LinkReport, ReportedAccuracy } from '../link-report.ts';
import { markup, type Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { toPair, toParagraphs, type Section } from './section.ts';

/** How often the links are right; undefined where there was nothing to measure against. */
export function toAccuracySection(report: LinkReport, wording: Wording): Section | undefined {
  const { accuracy, against, thresholds } = report;
  if (accuracy === undefined) return undefined;
  const { precision, recall, f1, bcubed, curve } = accuracy;
  const { say, share, thousand } = wording;
  return {
    key: 'accuracy',
    body: markup`${toParagraphs([
      against && say(against === 'truth' ? 'againstTruth' : 'againstDecisions'),
      say('precisionWords', { count: thousand(precision), share: share(precision) }),
      say('recallWords', { count: thousand(recall), share: share(recall) }),
      bcubed
        ? say('f1Words', { share: share(f1), bcubed: share(bcubed.f1) })
        : say('f1Alone', { share: share(f1) }),
    ])}${toFigures(accuracy, wording)}${toPair([
      toPrecisionRecallChart({ curve }, wording),
      toThresholdChart({ curve, thresholds }, wording),
    ])}`,
  };
}

function toFigures(accuracy: ReportedAccuracy, { say, share }: Wording): Markup {
  const row = (title: string, { precision, recall, f1 }: Agreement) => [
    ...[title, share(precision)],
    ...[share(recall), share(f1)],
  ];
  return toTable({
    head: ['', say('precision'), say('recall'), say('f1')],
    rows: [row(say('byPair'), accuracy), ...(accuracy.bcubed ? [row(say('byRecord'), accuracy.bcubed)] : [])],
  });
}
