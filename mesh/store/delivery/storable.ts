import { hash } from 'node:crypto';

/** PostgreSQL's text cannot hold U+0000; the visible sign for it can stand in its place. */
export function toStorableText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\u2400') : text;
}

// Half a surrogate pair is no character; JSON writes it as an escape only where its other half is missing.
const unstorable = /\\u0000|\\ud[89a-f][0-9a-f]{2}/gi;

/** The same for a JSON text, in which both are written as escapes. */
export function toStorableJson(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(unstorable, (escape, at: number) => {
    // An even number of backslashes before it means that this one is itself escaped.
    let slashes = 0;
    while (json[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 1) return escape;
    return escape === '\\u0000' ? '\u2400' : '\ufffd';
  });
}

/** 43 characters. */
export function toHash(text: string): string {
  return hash('sha256', text, 'base64url');
}
