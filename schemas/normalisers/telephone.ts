import { toNarrow } from './to-narrow.ts';

/** Digits without the country (+86, +1), the extension and the leading zero of an area code. */
export function normaliseTelephone(text: string): string {
  const main = toNarrow(text).replace(/(?:转|分机|ext\.?|x)\s*\d+\s*$/i, '');
  const digits = main.replace(/\D/g, '').replace(/^00/, '');
  const national = digits
    .replace(/^86(?=1\d{10}$|0?\d{10}$)/, '')
    .replace(/^1(?=[2-9]\d{9}$)(?=.{11}$)/, keepMobile);
  return national.replace(/^0(?=\d{9,11}$)/, '');
}

/** 11 digits from 13 to 19 are a Chinese mobile, not a North American number with its country. */
function keepMobile(one: string, _offset: number, whole: string): string {
  return /^1[3-9]/.test(whole) ? one : '';
}
