/** A number where none of its digits is lost, which 15 of them never are (IEEE 754 double), else the text. */
export function toExactNumber(text: string): number | string {
  const value = Number(text);
  const digits = text.replace(/^-|\./g, '').replace(/^0+/, '').length;
  return Number.isFinite(value) && digits <= 15 ? value : text;
}
