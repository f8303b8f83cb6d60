import { markup, type Markup } from '../markup/index.ts';
import type { Scale } from './scale.ts';

/** Where inside a drawing the lines and bars stand. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Axis {
  readonly scale: Scale;
  readonly ticks: readonly number[];
  readonly label: string;
  show(value: number): string;
}

/** Upright lines with numbers below and the axis' name at the end. */
export function toBottomAxis(plot: Plot, { scale, ticks, label, show }: Axis): Markup {
  const lines = ticks.map(
    (
      tick,
    ) => markup`<line class="grid" x1="${scale(tick)}" x2="${scale(tick)}" y1="${plot.top}" y2="${plot.bottom}"/>
<text class="tick" x="${scale(tick)}" y="${plot.bottom + 15}" text-anchor="middle">${show(tick)}</text>`,
  );
  return markup`${lines}<text class="axis" x="${plot.right}" y="${plot.bottom + 31}" text-anchor="end">${label}</text>`;
}

/** Level lines with numbers on the left and the axis' name above. */
export function toLeftAxis(plot: Plot, { scale, ticks, label, show }: Axis): Markup {
  const lines = ticks.map(
    (
      tick,
    ) => markup`<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${scale(tick)}" y2="${scale(tick)}"/>
<text class="tick" x="${plot.left - 6}" y="${scale(tick) + 4}" text-anchor="end">${show(tick)}</text>`,
  );
  return markup`${lines}<text class="axis" x="0" y="${plot.top - 12}">${label}</text>`;
}

export interface Mark {
  readonly at: number;
  readonly label: string;
  /** On which side of the line its label stands. */
  readonly side: 'left' | 'right';
}

/** Dashed upright lines, such as thresholds; a label that would run out of the drawing stands on the other side. */
export function toMarks(plot: Plot, scale: Scale, marks: readonly Mark[]): Markup[] {
  return marks.map(({ at, label, side }) => {
    const x = scale(at);
    const room = 60;
    const isLeft = side === 'left' ? x - plot.left > room : plot.right - x < room;
    return markup`<line class="mark" x1="${x}" x2="${x}" y1="${plot.top - 8}" y2="${plot.bottom}"/>
<text class="mark-label" x="${isLeft ? x - 4 : x + 4}" y="${plot.top - 1}" text-anchor="${isLeft ? 'end' : 'start'}">${label}</text>`;
  });
}
