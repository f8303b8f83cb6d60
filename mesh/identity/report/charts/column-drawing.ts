import { markup, type Markup } from '../markup/index.ts';
import { toBottomAxis, toLeftAxis, toMarks, type Mark, type Plot } from './axes.ts';
import { chartWidth } from './figure.ts';
import { toScale, toSpan, toTicks, type Span } from './scale.ts';

export interface Column {
  readonly from: number;
  readonly to: number;
  readonly height: number;
  /** How the column is coloured: what it speaks for. */
  readonly className: string;
}

export interface ColumnDrawing {
  readonly columns: readonly Column[];
  readonly x: {
    readonly label: string;
    readonly span: Span;
    readonly ticks: readonly number[];
    show(value: number): string;
  };
  readonly y: { readonly label: string; show(value: number): string };
  readonly marks?: readonly Mark[];
}

export const columnHeight = 260;
const plot: Plot = { left: 62, right: chartWidth - 14, top: 40, bottom: columnHeight - 38 };

/** Columns a hundred times as high as others would hide these: then each line is ten times the one below. */
export function isLogarithmic(heights: readonly number[]): boolean {
  const seen = heights.filter((height) => height > 0 && Number.isFinite(height));
  const [least, most] = toSpan(seen);
  return seen.length > 0 && most / Math.max(least, 1) > 100;
}

/** Columns over a line of numbers. */
export function drawColumns({ columns, x, y, marks = [] }: ColumnDrawing): Markup {
  const heights = columns.map(({ height }) => height);
  const { rise, ticks } = toRise(heights);
  const across = toScale(x.span, [plot.left, plot.right]);
  const bars = columns.map(({ from, to, height, className }) => {
    const [left, right, top] = [across(from), across(to), rise(height)];
    const gap = right - left > 4 ? 1 : 0;
    const [width, tall] = [Math.max(0.5, right - left - gap), Math.max(0, plot.bottom - top)];
    return markup`<rect class="${className}" x="${left}" y="${top}" width="${width.toFixed(1)}" height="${tall.toFixed(1)}"/>`;
  });
  return markup`${toLeftAxis(plot, { ...y, scale: rise, ticks })}${bars}
${toBottomAxis({ ...plot, top: plot.bottom }, { ...x, scale: across })}${toMarks(plot, across, marks)}`;
}

function toRise(heights: readonly number[]) {
  const most = Math.max(1, toSpan(heights, [0])[1]);
  const paper: Span = [plot.bottom, plot.top];
  if (!isLogarithmic(heights)) {
    const whole = toTicks([0, most], 4).filter(Number.isInteger);
    return { rise: toScale([0, most], paper), ticks: whole };
  }
  // One begins a little above the ground, so that a single pair is seen.
  const powers = toScale([-0.3, Math.ceil(Math.log10(most))], paper);
  const rise = (height: number) => (height >= 1 ? powers(Math.log10(height)) : plot.bottom);
  return { rise, ticks: toPowers(Math.ceil(Math.log10(most))) };
}

function toPowers(highest: number): number[] {
  return Array.from({ length: highest + 1 }, (_, power) => 10 ** power);
}
