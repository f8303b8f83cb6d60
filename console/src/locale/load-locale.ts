import type { Locale as AntdLocale } from 'antd/es/locale';
import type { TextKey } from './fill-text.ts';

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

export interface LocaleBundle {
  locale: Locale;
  texts: Record<TextKey, string>;
  antd: AntdLocale;
}

const place = 'causeway.locale';
const isLocale = (name: string | null): name is Locale => locales.some((locale) => locale === name);

/** The language chosen before, or else the browser's: Chinese in any of its forms, otherwise English. */
export function findLocale(): Locale {
  const chosen = localStorage.getItem(place);
  if (isLocale(chosen)) return chosen;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** The browser's own region of a language: dates and figures are written as this reader writes them. */
export const findRegion = (locale: Locale): string =>
  navigator.languages.find((language) => language.startsWith(locale)) ?? locale;

export const rememberLocale = (locale: Locale): void => localStorage.setItem(place, locale);

/** Only the language that is shown travels over the network. */
export async function loadLocale(locale: Locale): Promise<LocaleBundle> {
  if (locale === 'zh-CN') {
    const [{ zhCN }, antd] = await Promise.all([import('./zh-CN.ts'), import('antd/es/locale/zh_CN')]);
    return { locale, texts: zhCN, antd: antd.default };
  }
  const [{ en }, antd] = await Promise.all([import('./en.ts'), import('antd/es/locale/en_US')]);
  return { locale, texts: en, antd: antd.default };
}
