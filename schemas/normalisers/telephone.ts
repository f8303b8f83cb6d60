import { toNarrow } from './to-narrow.ts';

/** `转 801`, `ext. 12`, `x12` at the end. */
const extension = /(?:转|分机|ext\.?|x)\s*\d+\s*$/i;
/** North America's 1 is told from a Chinese mobile's first digit by the sign or the space between. */
const northAmerican = /^\s*(?:\+\s*1|1[\s.(-]+)(?=[^\d]*\d{3})/;

/** Digits without the country (+86, +1), the extension and the leading zero of an area code. */
export function normaliseTelephone(text: string): string {
  const main = toNarrow(text).replace(extension, '').replace(northAmerican, '');
  const digits = main.replace(/\D/g, '').replace(/^00/, '');
  return digits.replace(/^86(?=1\d{10}$|0?\d{10}$)/, '').replace(/^0(?=\d{9,11}$)/, '');
}
