import type { Locale } from '../../explaining/index.ts';
import { en, type TextKey, type Texts } from './en.ts';
import { zh } from './zh.ts';

export const texts: Readonly<Record<Locale, Texts>> = { en, zh };

export type Fill = Readonly<Record<string, string>>;

/** The report's texts and numbers in one language. */
export interface Wording {
  say(key: TextKey, fill?: Fill): string;
  /** A whole number, with marks between the thousands. */
  count(number: number): string;
  /** A weight or a number of seconds, with one digit after the point. */
  decimal(number: number): string;
  /** A share from 0 to 1, with three digits. */
  share(number: number): string;
  /** A share from 0 to 1 as so many of 1,000. */
  thousand(share: number): string;
}

/** What stands for a number that is none, and for one that has no end. */
function orSign(number: number, show: (number: number) => string): string {
  if (Number.isNaN(number)) return '–';
  return Number.isFinite(number) ? show(number).replace('-', '\u2212') : number > 0 ? '∞' : '\u2212∞';
}

export function toWording(locale: Locale): Wording {
  const format = (digits: number) =>
    new Intl.NumberFormat(texts[locale].lang, {
      maximumFractionDigits: digits,
      minimumFractionDigits: digits,
    });
  const [whole, tenth, third] = [format(0), format(1), format(3)];
  return {
    say: (key, fill = {}) =>
      texts[locale][key].replace(/\{(\w+)\}/g, (gap, name: string) =>
        Object.hasOwn(fill, name) ? (fill[name] ?? '') : gap,
      ),
    count: (number) => orSign(number, (each) => whole.format(each)),
    decimal: (number) => orSign(number, (each) => tenth.format(each)),
    share: (number) => orSign(number, (each) => third.format(each)),
    thousand: (share) => orSign(share * 1000, toThousandth),
  };

  /** The rarest things matter most: 0.02 of 1,000 is not none, and 999.97 is not all. */
  function toThousandth(number: number): string {
    const show = (options: Intl.NumberFormatOptions, each = number) =>
      new Intl.NumberFormat(texts[locale].lang, options).format(each);
    if (number > 0 && number < 0.001) return `< ${show({}, 0.001)}`;
    if (number > 999.5 && number < 1000) return show({ maximumFractionDigits: 2, roundingMode: 'floor' });
    return show(number < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 });
  }
}
