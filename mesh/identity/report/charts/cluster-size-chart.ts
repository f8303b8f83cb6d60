import type { LinkReport } from '../link-report.ts';
import type { Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import { columnHeight, drawColumns, isLogarithmic } from './column-drawing.ts';
import { toFigure } from './figure.ts';
import { toTicks, type Span } from './scale.ts';

/** Groups by number of records; undefined where there are none. */
export function toClusterSizeChart(
  { clusterSizes }: Pick<LinkReport, 'clusterSizes'>,
  wording: Wording,
): Markup | undefined {
  const sizes = clusterSizes.toSorted((one, other) => one.size - other.size);
  const largest = sizes.at(-1)?.size;
  if (largest === undefined) return undefined;
  const span: Span = [0.5, Math.max(largest, 4) + 0.5];
  const isLog = isLogarithmic(sizes.map(({ clusters }) => clusters));
  const drawing = drawColumns({
    columns: sizes.map(({ size, clusters }) => ({
      ...{ from: size - 0.5, to: size + 0.5, height: clusters },
      className: size === 1 ? 'other' : 'for',
    })),
    x: {
      span,
      ticks: toTicks(span, 8).filter(Number.isInteger),
      label: wording.say('size'),
      show: wording.count,
    },
    y: { label: wording.say('groups'), show: wording.count },
  });
  const rows = sizes.map(({ size, clusters }) => [wording.count(size), wording.count(clusters)]);
  const text = `${wording.say('sizesText')}${isLog ? ` ${wording.say('logScale')}` : ''}`;
  const table = { head: [wording.say('size'), wording.say('groups')], rows };
  const title = wording.say('sizesTitle');
  return toFigure({ id: 'sizes', title, text, height: columnHeight, drawing, table }, wording);
}
