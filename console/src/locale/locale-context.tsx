import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { type Fill, fillText, type TextKey } from './fill-text.ts';
import { findRegion, type Locale, type LocaleBundle, loadLocale, rememberLocale } from './load-locale.ts';
import { toClockTime, toDateText, toExactTime, toRelativeTime } from './time-text.ts';

export interface Words {
  locale: Locale;
  /** The text of a key, its `{gaps}` filled. */
  t: (key: TextKey, fill?: Fill) => string;
  /** The text of `<prefix><name>`, or else the fallback: for names that come from the hub. */
  named: (prefix: string, name: string, fallback?: string) => string;
  /** `.one` or `.other` of a key by the language's plural. */
  plural: (key: string, count: number) => string;
  number: (value: number) => string;
  percent: (share: number) => string;
  relative: (at: string) => string;
  exact: (at: string) => string;
  clock: (at: string) => string;
  day: (day: string) => string;
  list: (items: readonly string[]) => string;
  switchTo: (locale: Locale) => void;
}

function toWords({ locale, texts }: LocaleBundle, switchTo: Words['switchTo']): Words {
  const named: Words['named'] = (prefix, name, fallback = name) =>
    (texts as Record<string, string>)[`${prefix}${name}`] ?? fallback;
  const region = findRegion(locale);
  const number = new Intl.NumberFormat(region);
  const percent = new Intl.NumberFormat(region, { style: 'percent' });
  const plurals = new Intl.PluralRules(locale);
  return {
    locale,
    switchTo,
    named,
    t: (key, fill) => fillText(texts[key], fill),
    plural: (key, count) =>
      fillText(named(`${key}.`, count === 1 ? 'one' : plurals.select(count)), {
        count: number.format(count),
      }),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    relative: (at) => toRelativeTime(at, region) ?? texts['time.now'],
    exact: (at) => toExactTime(at, region),
    clock: (at) => toClockTime(at, region),
    day: (day) => toDateText(day, region),
    list: (items) => items.join(locale === 'zh-CN' ? '、' : ', '),
  };
}

const WordsContext = createContext<Words | null>(null);

/** Gives the pages their language; `children` also gets the bundle, for Ant Design's own texts. */
export function LocaleProvider(props: {
  start: LocaleBundle;
  children: (bundle: LocaleBundle) => ReactNode;
}) {
  const [bundle, setBundle] = useState(props.start);
  const switchTo = useCallback((locale: Locale) => {
    rememberLocale(locale);
    void loadLocale(locale).then(setBundle);
  }, []);
  useEffect(() => {
    document.documentElement.lang = bundle.locale;
  }, [bundle.locale]);
  const words = useMemo(() => toWords(bundle, switchTo), [bundle, switchTo]);
  return <WordsContext value={words}>{props.children(bundle)}</WordsContext>;
}

export function useLocale(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('LocaleProvider is missing around this component.');
  return words;
}
