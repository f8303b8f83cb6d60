const longest = 40;

/** Line ends, marks that turn the direction of writing, and other signs that show nothing would spoil a sentence. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/** A value as a sentence can show it: on one line, in whole characters, not longer than 40 of them; – for nothing. */
export function showPiece(text: string): string {
  const tidy = text
    .slice(0, 10 * longest)
    .toWellFormed()
    .replace(invisible, ' ')
    .trim();
  const characters = [...tidy];
  if (characters.length === 0) return '–';
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : tidy;
}
