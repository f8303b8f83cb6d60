import { markup, type Markup } from '../markup/index.ts';
import { toBottomAxis, toLeftAxis, toMarks, type Mark, type Plot } from './axes.ts';
import { chartWidth } from './figure.ts';
import { toScale, toTicks, type Scale, type Span } from './scale.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly className: string;
  readonly label: string;
  readonly points: readonly Point[];
}

export interface LineAxis {
  readonly span: Span;
  readonly label: string;
  show(value: number): string;
}

export interface LineDrawing {
  readonly lines: readonly Line[];
  readonly x: LineAxis;
  readonly y: LineAxis;
  readonly marks?: readonly Mark[];
}

export const lineHeight = 250;
const plot: Plot = { left: 52, right: chartWidth - 14, top: 34, bottom: lineHeight - 38 };

/** A curve needs no more points than the paper has pixels. */
const mostPoints = 400;

/** Lines over two axes; with more than one, a legend above. */
export function drawLines({ lines, x, y, marks = [] }: LineDrawing): Markup {
  const [across, up] = [toScale(x.span, [plot.left, plot.right]), toScale(y.span, [plot.bottom, plot.top])];
  return markup`${toLeftAxis(plot, { ...y, scale: up, ticks: toTicks(y.span, 5) })}
${toBottomAxis(plot, { ...x, scale: across, ticks: toTicks(x.span, 6) })}
${lines.map((line) => drawLine(line, across, up))}
${lines.length > 1 ? drawLegend(lines) : undefined}
${toMarks(plot, across, marks)}`;
}

function drawLine({ className, points }: Line, across: Scale, up: Scale): Markup {
  const finite = thin(points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
  const places = finite.map(({ x, y }) => `${across(x)},${up(y)}`);
  const dots = finite.map(
    ({ x, y }) => markup`<circle class="${className}" cx="${across(x)}" cy="${up(y)}" r="2.5"/>`,
  );
  return markup`<polyline class="line ${className}" points="${places.join(' ')}"/>${finite.length <= 40 ? dots : undefined}`;
}

function thin(points: readonly Point[]): readonly Point[] {
  const step = Math.ceil(points.length / mostPoints);
  return step <= 1 ? points : points.filter((_, at) => at % step === 0 || at === points.length - 1);
}

function drawLegend(lines: readonly Line[]): Markup[] {
  return lines.map(({ className, label }, at) => {
    const x = chartWidth - 14 - (lines.length - at) * 110;
    return markup`<line class="line ${className}" x1="${x}" x2="${x + 18}" y1="10" y2="10"/><text class="label" x="${x + 24}" y="14">${label}</text>`;
  });
}
