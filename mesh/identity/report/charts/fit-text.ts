/** Widths at the charts' 12 px: Latin signs are about 6.6 wide, Chinese ones and emoji twice that. */
const narrow = 6.6;
const wide = 12.5;

const wideSign =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

const widthOf = (character: string) => (wideSign.test(character) || character.length > 1 ? wide : narrow);

/** The text, cut with … to fit a width in pixels. */
export function fitText(text: string, width: number): string {
  const characters = [...text.slice(0, 200)];
  let used = 0;
  const end = characters.findIndex((character) => (used += widthOf(character)) > width);
  return end < 0 ? text.slice(0, 200) : `${characters.slice(0, Math.max(1, end - 1)).join('')}…`;
}
