import { markup, type Content, type Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';

/** The drawing's width in its own units: narrow enough to be read on a telephone, two of them side by side on a desk. */
export const chartWidth = 460;

export interface Figure {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly height: number;
  readonly drawing: Content;
  /** The same figures for those who do not see the drawing. */
  readonly table: Table;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Content[])[];
}

/** A drawing with its title, what it says, and its figures as a table. */
export function toFigure(figure: Figure, wording: Wording): Markup {
  const { id, title, text, height, drawing } = figure;
  const inside = markup`<title id="${id}-title">${title}</title><desc id="${id}-text">${text}</desc>${drawing}`;
  return markup`<figure>
<figcaption><strong>${title}</strong><span>${text}</span></figcaption>
<svg viewBox="0 0 ${chartWidth} ${height}" role="img" aria-labelledby="${id}-title ${id}-text">${inside}</svg>
<details><summary>${wording.say('table')}</summary>${toTable(figure.table)}</details>
</figure>`;
}

/** A table whose first column names the row; all others are figures. */
export function toTable({ head, rows }: Table): Markup {
  const cells = (row: readonly Content[]) =>
    row.map((cell, at) => (at === 0 ? markup`<th scope="row">${cell}</th>` : markup`<td>${cell}</td>`));
  // On a narrow page a wide table is scrolled rather than squeezed until its words stand one above the other.
  return markup`<div class="scroll"><table class="${head.length >= 5 ? 'wide' : 'plain'}">
<thead><tr>${head.map((title) => markup`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => markup`<tr>${cells(row)}</tr>`)}</tbody>
</table></div>`;
}
