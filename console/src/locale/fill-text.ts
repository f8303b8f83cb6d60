import type { TextKey } from './en.ts';

export type { TextKey };
export type Fill = Record<string, string | number>;

/** Fills `{name}` gaps; a gap without a value stays visible, so that the mistake is seen. */
export const fillText = (text: string, fill: Fill = {}): string =>
  text.replace(/\{(\w+)\}/g, (gap, name: string) => String(fill[name] ?? gap));
