import type { Spread } from './spread.ts';

/** A Markdown table; the first row is the head. Every column but the first is aligned to the right. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** `1,234 (1,200–1,300)`: the median, and between which values it lies. */
export function showSpread({ median, min, max }: Spread, digits = 0): string {
  const show = (value: number) =>
    value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${show(median)} (${show(min)}–${show(max)})`;
}
