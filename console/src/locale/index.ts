/** The console's languages: texts, the choice that is remembered, and how times, dates and numbers are written. */
export { type Fill, fillText, type TextKey } from './fill-text.ts';
export { findLocale, type Locale, type LocaleBundle, loadLocale, locales } from './load-locale.ts';
export { LocaleProvider, useLocale, type Words } from './locale-context.tsx';
export { Moment } from './moment.tsx';
export { toDateText, toExactTime, toRelativeTime } from './time-text.ts';
