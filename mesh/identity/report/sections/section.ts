import { markup, type Content, type Markup } from '../markup/index.ts';
import type { TextKey, Wording } from '../texts/index.ts';

/** A part of the report under its own heading; the key of the heading is its anchor as well. */
export interface Section {
  readonly key: TextKey;
  readonly body: Markup;
}

export function toSectionHtml({ key, body }: Section, wording: Wording): Markup {
  return markup`<section id="s-${key}"><h2>${wording.say(key)}</h2>${body}</section>`;
}

/** Paragraphs, those without text left out. */
export function toParagraphs(texts: readonly (string | undefined)[]): Markup[] {
  return texts.filter((text) => text !== undefined).map((text) => markup`<p>${text}</p>`);
}

/** Charts side by side where there is room. */
export function toPair(charts: readonly Content[]): Markup | undefined {
  const drawn = charts.filter((chart) => chart !== undefined);
  return drawn.length === 0 ? undefined : markup`<div class="pair">${drawn}</div>`;
}
