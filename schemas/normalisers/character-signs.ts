/** Printable ASCII and the common Han block; a character beyond them shows every sign. */
const isPlain = (code: number) => (code >= 0x20 && code <= 0x7e) || (code >= 0x4e00 && code <= 0x9fff);

/**
 * Makes a function that tells by one look at each character which of some sorts of characters a text has: bit k stands
 * for the k-th sort. A regular expression that looks for characters of a sort costs ten times as much, and most texts
 * have none of them. What is neither ASCII nor common Han counts as every sort.
 */
export function toSignReader(sorts: readonly string[]): (text: string) => number {
  const table = new Uint8Array(0x10000);
  const all = (1 << sorts.length) - 1;
  for (let code = 0; code < table.length; code++) if (!isPlain(code)) table[code] = all;
  for (const [bit, characters] of sorts.entries())
    for (const character of characters) {
      const code = character.charCodeAt(0);
      table[code] = (table[code] ?? 0) | (1 << bit);
    }
  return (text) => {
    let signs = 0;
    for (let place = 0; place < text.length; place++) signs |= table[text.charCodeAt(place)] ?? 0;
    return signs;
  };
}
