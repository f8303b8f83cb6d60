import { findDepthFault } from './json-depth.ts';

/** A NUL that a JSON text spells out: no database keeps it. */
const spelledNul = /(?:^|[^\\])(?:\\\\)*\\u0000/;

/** The object that a text holds, or a sentence about `what` (`The line`) that says why there is none. */
export function parseEntry(text: string, what: string): Record<string, unknown> | string {
  const tooDeep = findDepthFault(text);
  if (tooDeep !== undefined) return tooDeep;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `${what} is JSON but no object.`;
    if (text.includes('\\u0000') && spelledNul.test(text)) return `${what} holds a NUL character.`;
    return value as Record<string, unknown>;
  } catch {
    return `${what} is no JSON.`;
  }
}
