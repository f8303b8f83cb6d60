const separators = /[\s\-_.]/g;
/** As codes are written nearly always. */
const plain = /^[0-9A-Z]*$/;

/**
 * A code as registers write it: narrow, without separators, its letters upper-case. Only ASCII letters are raised,
 * since others change their length or fall apart, and taking a separator out may bring characters together that
 * Unicode writes as one: what comes out goes in again unchanged.
 */
export function toCodeText(raw: string, noise = separators): string {
  if (plain.test(raw)) return raw;
  return raw
    .normalize('NFKC')
    .replace(noise, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .normalize('NFKC');
}
