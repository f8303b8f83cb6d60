import { toTable } from '../charts/index.ts';
import type { LinkReport, ReportedRule } from '../link-report.ts';
import { markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { toParagraphs, type Section } from './section.ts';

/** Which records are compared, by which rule, and what was split or left out. */
export function toBlockingSection(report: LinkReport, wording: Wording): Section | undefined {
  const { blocking, blockingRecall, records, pairsCompared } = report;
  if (blocking.length === 0) return undefined;
  const { say, count, thousand } = wording;
  const all = (records * (records - 1)) / 2;
  const table = toTable({
    head: [say('rule'), say('estimated'), say('pairs'), say('found'), say('skew')],
    rows: blocking.map((rule) => [
      ...[rule.rule, count(rule.estimated), count(rule.pairs)],
      rule.matchesFound === undefined ? '–' : say('perThousand', { count: thousand(rule.matchesFound) }),
      saySkew(rule, wording),
    ]),
  });
  return {
    key: 'blocking',
    body: markup`${toParagraphs([
      say('blockingWords', { all: count(all), pairs: count(pairsCompared) }),
      blockingRecall === undefined ? undefined : say('blockingRecall', { count: thousand(blockingRecall) }),
    ])}${table}`,
  };
}

function saySkew({ split, notCompared = [] }: ReportedRule, { say, count }: Wording): string {
  const words = [
    ...(split === undefined
      ? []
      : [say('splitWords', { keys: count(split.keys), records: count(split.records) })]),
    ...notCompared.map(({ keys, pairs }) =>
      say('notComparedWords', { keys: count(keys), pairs: count(pairs) }),
    ),
  ];
  return words.length === 0 ? say('none') : words.join('; ');
}
