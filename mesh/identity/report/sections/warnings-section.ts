import { markup, type Markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';

/** What a person should know before trusting the rest; nothing where there is none. */
export function toWarnings(warnings: readonly string[], wording: Wording): Markup | undefined {
  if (warnings.length === 0) return undefined;
  const items = warnings.map((warning) => markup`<li>${warning}</li>`);
  return markup`<aside class="warnings"><h2>${wording.say('warnings')}</h2><ul>${items}</ul></aside>`;
}
